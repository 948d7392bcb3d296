//! Random values that dwell on the boundaries of the format.

use std::any::{Any, TypeId};
use std::collections::HashMap;

use crate::described::Described;

/// Deeper than this a recursive type takes its first variant, which holds nothing.
const MAX_DEPTH: u32 = 10;

/// Sizes around which hash tables wrap and B-trees grow a level.
const LENGTHS: [usize; 20] =
    [0, 1, 2, 5, 6, 7, 8, 13, 14, 15, 16, 17, 24, 35, 36, 37, 100, 215, 216, 300];

/// Lengths in bytes: inline, out of line, and where the length field grows by a byte.
const TEXT_LENGTHS: [usize; 14] = [0, 1, 2, 7, 8, 9, 10, 16, 30, 63, 64, 65, 200, 255];

const LONG_TEXT_LENGTHS: [usize; 5] = [256, 1000, 4096, 16383, 16385];

const CHARS: [char; 14] = [
    '\0',
    'a',
    '\u{7f}',
    '\u{80}',
    'é',
    '\u{7ff}',
    '\u{800}',
    '世',
    '\u{202e}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{ffff}',
    '\u{10000}',
    '\u{10ffff}',
];

/// A reproducible source of values (SplitMix64) and the shared pointers that it has made.
pub struct Random {
    state: u64,
    depth: u32,
    /// By type: the pointers that a strong pointer of the value holds.
    held: HashMap<TypeId, Vec<Box<dyn Any>>>,
    /// By type: the pointers that so far only weak ones point at.
    owed: HashMap<TypeId, Vec<Box<dyn Any>>>,
}

impl Random {
    pub fn new(seed: u64) -> Self {
        Self { state: seed, depth: 0, held: HashMap::new(), owed: HashMap::new() }
    }

    /// A value in which every live weak pointer points at what a strong pointer holds, too. Weak
    /// pointers stay alive as long as this source is neither asked again nor dropped.
    pub fn value<T: Described>(&mut self) -> T {
        loop {
            self.held.clear();
            self.owed.clear();
            let value = T::random(self);
            if self.owed.values().all(Vec::is_empty) {
                return value;
            }
        }
    }

    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn wide_bits(&mut self) -> u128 {
        u128::from(self.bits()) << 64 | u128::from(self.bits())
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.bits() % bound as u64) as usize
    }

    pub fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// One of an enum's variants.
    pub fn variant<T>(&mut self, variants: &[fn(&mut Self) -> T]) -> T {
        let index = if self.depth > MAX_DEPTH { 0 } else { self.below(variants.len()) };
        variants[index](self)
    }

    /// Generates what another value contains.
    pub fn nested<T>(&mut self, generate: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let value = generate(self);
        self.depth -= 1;
        value
    }

    /// How many elements a collection has.
    pub fn length(&mut self) -> usize {
        let depth = self.depth;
        match depth {
            0 if self.chance(3) => self.pick(&LENGTHS),
            0 => self.below(10),
            1 => self.below(8),
            2 => self.below(4),
            _ if depth > MAX_DEPTH => 0,
            _ => self.below(3),
        }
    }

    pub fn text(&mut self) -> String {
        let depth = self.depth;
        let byte_size = match depth {
            0 if self.chance(6) => self.pick(&LONG_TEXT_LENGTHS),
            0 | 1 => self.pick(&TEXT_LENGTHS),
            _ => self.pick(&TEXT_LENGTHS[..9]),
        };
        let plain = self.chance(2);
        let mut text = String::with_capacity(byte_size);
        while text.len() < byte_size {
            let letter = if plain { self.letter() } else { self.scalar() };
            // What would overshoot gives way to one byte, so that every length is met exactly.
            let fits = letter.len_utf8() <= byte_size - text.len();
            text.push(if fits { letter } else { self.letter() });
        }
        text
    }

    fn letter(&mut self) -> char {
        char::from(b' ' + self.below(95) as u8)
    }

    pub fn scalar(&mut self) -> char {
        if self.chance(2) {
            return self.pick(&CHARS);
        }
        let most = self.pick(&[0x80, 0x800, 0x1_0000, 0x11_0000]);
        char::from_u32(self.below(most) as u32).unwrap_or('\u{fffd}')
    }

    /// A shared pointer: one made before, or a new one.
    pub fn pointer<P: Clone + 'static>(&mut self, make: impl FnOnce(&mut Self) -> P) -> P {
        let held = self.held.entry(TypeId::of::<P>()).or_default().len();
        let pointer = match self.owed.entry(TypeId::of::<P>()).or_default().pop() {
            Some(owed) => *owed.downcast().expect("pointers are kept by type"),
            None if held > 0 && self.chance(2) => {
                let index = self.below(held);
                return self.held_at(index);
            }
            None => self.nested(make),
        };
        self.held.entry(TypeId::of::<P>()).or_default().push(Box::new(pointer.clone()));
        pointer
    }

    /// What a live weak pointer points at: what is held already, or what will be.
    pub fn pointer_held_elsewhere<P: Clone + 'static>(
        &mut self,
        make: impl FnOnce(&mut Self) -> P,
    ) -> P {
        let held = self.held.entry(TypeId::of::<P>()).or_default().len();
        if held > 0 {
            let index = self.below(held);
            return self.held_at(index);
        }
        let pointer = self.nested(make);
        self.owed.entry(TypeId::of::<P>()).or_default().push(Box::new(pointer.clone()));
        pointer
    }

    fn held_at<P: Clone + 'static>(&self, index: usize) -> P {
        let pointer = &self.held[&TypeId::of::<P>()][index];
        pointer.downcast_ref::<P>().expect("pointers are kept by type").clone()
    }
}
