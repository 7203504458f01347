//! The container of large data files: version, checksum, sections. Knows bytes; must not know what a section holds.
//!
//! `MNCB`, version, number of sections, FNV-1a of everything behind it (4 bytes), length of each section (4 bytes each), sections;
//! numbers are little-endian.

const MAGIC: &[u8; 4] = b"MNCB";
/// Raised whenever what readers expect of a file changes.
const VERSION: u8 = 1;
const HEAD: usize = 10;

/// The sections of a data file.
///
/// # Errors
/// What is wrong, as the end of the sentence “the data file …”.
pub fn open(bytes: &[u8]) -> Result<Vec<&[u8]>, String> {
    if bytes.len() < HEAD || &bytes[..4] != MAGIC {
        return Err("is no data file of this engine".into());
    }
    if bytes[4] != VERSION {
        return Err(format!("has version {}, wanted {VERSION}", bytes[4]));
    }
    if number(&bytes[6..]) != Some(checksum(&bytes[HEAD..])) {
        return Err("is damaged: its checksum does not fit".into());
    }
    let (count, mut at) = (bytes[5] as usize, HEAD + 4 * bytes[5] as usize);
    let mut sections = Vec::with_capacity(count);
    for nth in 0..count {
        let length = number(&bytes[HEAD + 4 * nth..]).unwrap_or(u32::MAX) as usize;
        let section = bytes.get(at..at.saturating_add(length)).ok_or("is cut off")?;
        sections.push(section);
        at += length;
    }
    Ok(sections)
}

/// A data file of the sections.
#[cfg(any(test, feature = "cli"))]
pub fn build(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut body = Vec::new();
    for section in sections {
        body.extend((section.len() as u32).to_le_bytes());
    }
    sections.iter().for_each(|section| body.extend(section));
    let mut bytes = MAGIC.to_vec();
    bytes.extend([VERSION, sections.len() as u8]);
    bytes.extend(checksum(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// The number in the first four bytes.
pub fn number(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?))
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back_and_damage_shows() {
        let mut bytes = build(&[vec![1, 2, 3], vec![], vec![9]]);
        assert_eq!(open(&bytes).unwrap(), [&[1u8, 2, 3][..], &[], &[9]]);
        *bytes.last_mut().unwrap() ^= 1;
        assert!(open(&bytes).unwrap_err().contains("checksum"));
        assert!(open(b"MN").is_err());
    }
}
