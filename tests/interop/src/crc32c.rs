//! CRC-32C, the checksum of block files.

const POLYNOMIAL: u32 = 0x82F6_3B78;

const TABLE: [u32; 256] = table();

/// The checksum of bytes that come in several pieces.
pub struct Crc32c(u32);

impl Crc32c {
    /// Begins with the 4 bytes of the checksum before.
    pub fn behind(before: u32) -> Self {
        let mut crc = Self(!0);
        crc.update(&before.to_le_bytes());
        crc
    }

    pub fn update(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 >> 8) ^ TABLE[usize::from(self.0 as u8 ^ byte)];
        }
    }

    pub fn value(&self) -> u32 {
        !self.0
    }
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < table.len() {
        let mut rest = index as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = (rest >> 1) ^ if rest & 1 == 1 { POLYNOMIAL } else { 0 };
            bit += 1;
        }
        table[index] = rest;
        index += 1;
    }
    table
}
