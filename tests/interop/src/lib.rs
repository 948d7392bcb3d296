//! Rust types that can be described in the words of the golden archives' sidecars, generated at
//! random, written and read. The program `arenite-interop` exchanges their archives with Java;
//! `arenite-interop-bench` times rkyv on the largest of them. And block files, of which
//! `arenite-interop-blocks` reads the values.

pub mod addresses;
pub mod archives;
pub mod block_file;
pub mod command_line;
pub mod containers;
mod crc32c;
pub mod datasets;
pub mod described;
pub mod files;
mod leaves;
mod macros;
pub mod maps;
pub mod random;
pub mod schema;
mod shared;
pub mod types;
