//! Pictures that are torn, endless or something else.

use std::io::Cursor;

use bid_review::reading::Reason;
use image::{ExtendedColorType, ImageFormat, RgbImage};

use super::raw::{Dice, tight};
use super::{Must, Shape, shape};

const LIMIT: Must = Must::Because(Reason::Limit);

fn picture(format: ImageFormat) -> Vec<u8> {
    let image =
        RgbImage::from_fn(90, 120, |x, y| image::Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, (x * y % 256) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut out = (content.len() as u32).to_be_bytes().to_vec();
    let body = [&kind[..], content].concat();
    let mut crc = flate2::Crc::new();
    crc.update(&body);
    out.extend(&body);
    out.extend(crc.sum().to_be_bytes());
    out
}

fn png(width: u32, height: u32, rows: &[u8]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes()[..], &[8, 0, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &tight(rows)), chunk(b"IEND", b"")].concat()
}

fn tiff(entries: &[(u16, u16, u32, u32)], next: u32) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend(next.to_le_bytes());
    bytes
}

pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    for (name, format) in [("PNG", ImageFormat::Png), ("JPEG", ImageFormat::Jpeg), ("TIFF", ImageFormat::Tiff)] {
        let whole = picture(format);
        for part in [1, 3, 6] {
            all.push(shape(
                format!("a {name}, {part} of 8 parts of it"),
                Must::Refuse,
                whole[..whole.len() * part / 8].to_vec(),
            ));
        }
        for seed in 1..=4_u64 {
            let mut dice = Dice(seed * 104_729);
            let mut bent = whole.clone();
            for _ in 0..12 {
                let at = 8 + dice.below(bent.len() - 8);
                bent[at] = dice.below(256) as u8;
            }
            all.push(shape(format!("a {name}, bent in the way {seed}"), Must::Answer, bent));
        }
    }
    all.push(shape("a PNG of 3,600 megapixels", LIMIT, png(60_000, 60_000, &[0; 99])));
    all.push(shape("a PNG of all pixels", Must::Refuse, png(u32::MAX >> 1, u32::MAX >> 1, &[0; 99])));
    all.push(shape("a PNG of no pixels", Must::Refuse, png(0, 0, &[0; 99])));
    all.push(shape("a PNG that unpacks to 200 MB", Must::Refuse, png(90, 90, &vec![0; 200 << 20])));
    all.push(shape("a PNG with too few rows", Must::Refuse, png(90, 90, &[0; 91])));
    all.push(shape("a PNG as long as a road", Must::Answer, png(1, 30_000_000, &vec![0; 60_000_000])));
    let mut far = picture(ImageFormat::Jpeg);
    let at = far.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    far[at + 5..at + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    all.push(shape("a JPEG of 4,000 megapixels", LIMIT, far));
    all.push(shape("a JPEG of a start", Must::Refuse, b"\xFF\xD8\xFF".to_vec()));
    all.push(shape("a JPEG of marks", Must::Refuse, b"\xFF\xD8".iter().copied().chain([0xFF; 100_000]).collect()));
    all.push(shape("a TIFF that goes round", Must::Refuse, tiff(&[], 8)));
    all.push(shape("a TIFF that goes nowhere", Must::Refuse, tiff(&[], 99_999_999)));
    all.push(shape("a TIFF without a page", Must::Refuse, b"II*\0\0\0\0\0".to_vec()));
    all.push(shape(
        "a TIFF of 3,600 megapixels",
        Must::Refuse,
        tiff(
            &[
                (256, 4, 1, 60_000),
                (257, 4, 1, 60_000),
                (258, 3, 1, 8),
                (262, 3, 1, 1),
                (273, 4, 1, 8),
                (279, 4, 1, 99),
            ],
            0,
        ),
    ));
    all.push(shape(
        "a TIFF of endless strips",
        Must::Refuse,
        tiff(
            &[(256, 4, 1, 90), (257, 4, 1, 90), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, u32::MAX, 8), (278, 4, 1, 1)],
            0,
        ),
    ));
    all.push(shape("a TIFF of endless entries", Must::Refuse, b"II*\0\x08\0\0\0\xFF\xFF".to_vec()));
    let chain: Vec<u8> = b"II*\0\x08\0\0\0"
        .iter()
        .copied()
        .chain((0..3_000_u32).flat_map(|n| [&[0, 0][..], &(8 + 6 * (n + 1)).to_le_bytes()[..]].concat()))
        .collect();
    all.push(shape("a TIFF of three thousand pages", LIMIT, chain));
    let mut wide = Cursor::new(Vec::new());
    image::write_buffer_with_format(&mut wide, &vec![255; 20_000], 20_000, 1, ExtendedColorType::L8, ImageFormat::Png)
        .unwrap();
    all.push(shape("a picture as thin as a hair", Must::Answer, wide.into_inner()));
    all
}
