//! Rust types that can be described in the words of the golden archives' sidecars, generated at
//! random, written and read. The program `arenite-interop` exchanges their archives with Java;
//! `arenite-interop-bench` times rkyv on the largest of them.

pub mod archives;
pub mod command_line;
pub mod containers;
pub mod datasets;
pub mod described;
pub mod files;
mod leaves;
mod macros;
pub mod maps;
pub mod random;
mod shared;
pub mod types;
