//! What paper and machines do to a picture: tint, shade, contrast, blur, noise, specks, turning and compression.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage, ImageBuffer, Pixel, RgbImage, imageops};

use crate::chance::Chance;
use crate::error::SampleError;
use crate::output::pictures::{Data, Picture};
use crate::scan::profile::{Colours, ScanProfile};
use crate::scan::raster::Raster;

/// Chance places in the numbers of noise of a page at which its rows begin.
const NOISE: usize = 1 << 14;
/// Levels darker than this are black in a picture of two colours.
const THRESHOLD: u8 = 158;

/// Wears one page.
pub(crate) fn picture(page: Raster, profile: &ScanProfile, chance: &mut Chance) -> Result<Picture, SampleError> {
    let (width, height) = (page.width, page.height);
    let levels = levels(profile);
    let colour = profile.mode == Colours::Color;
    let mut samples = Vec::with_capacity(page.pixels.len());
    let [red, green, blue] = &levels;
    if colour {
        for p in page.pixels.chunks_exact(4) {
            samples.extend_from_slice(&[look(red, p.first()), look(green, p.get(1)), look(blue, p.get(2))]);
        }
    } else {
        samples.extend(page.pixels.chunks_exact(4).map(|p| look(green, Some(&luma(p)))));
    }
    drop(page);
    let (row, step) = if colour { (width as usize * 3, 3) } else { (width as usize, 1) };
    blur(&mut samples, row, step, profile.blur);
    dirty(&mut samples, row, step, profile, chance);
    let lost = || SampleError::Scan("the picture lost its size".to_owned());
    if colour {
        finish(RgbImage::from_raw(width, height, samples).ok_or_else(lost)?, profile, chance)
    } else {
        finish(GrayImage::from_raw(width, height, samples).ok_or_else(lost)?, profile, chance)
    }
}

fn luma(pixel: &[u8]) -> u8 {
    let part = |place: usize, weight: u32| u32::from(pixel.get(place).copied().unwrap_or(255)) * weight;
    u8::try_from((part(0, 299) + part(1, 587) + part(2, 114)) / 1000).unwrap_or(255)
}

fn look(levels: &[u8; 256], level: Option<&u8>) -> u8 {
    level.and_then(|level| levels.get(usize::from(*level))).copied().unwrap_or(255)
}

/// What tint, contrast and brightness make of each level of red, green and blue.
fn levels(profile: &ScanProfile) -> [[u8; 256]; 3] {
    let bright = i32::try_from(profile.bright).map_or(0.0, f64::from);
    profile.tint.map(|tint| {
        let mut level = 0_u32;
        [0_u8; 256].map(|_| {
            let value = (f64::from(level) * tint - 128.0) * profile.contrast + 128.0 + bright;
            level += 1;
            byte(value)
        })
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of a byte")]
fn byte(value: f64) -> u8 {
    value.clamp(0.0, 255.0) as u8
}

/// Mixes each sample with its neighbours, along rows and then along columns.
fn blur(samples: &mut [u8], row: usize, step: usize, sigma: f64) {
    let side = (-1.0 / (2.0 * sigma * sigma)).exp();
    // Weights in 256ths: this much from each neighbour, the rest from the sample itself.
    let side = u32::from(byte(256.0 * side / (1.0 + 2.0 * side)));
    let mix = |a: u8, b: u8, c: u8| {
        let sum = (u32::from(a) + u32::from(c)) * side + u32::from(b) * (256 - 2 * side);
        u8::try_from((sum + 128) >> 8).unwrap_or(255)
    };
    for line in samples.chunks_exact_mut(row) {
        let old = line.to_vec();
        let neighbours = old.iter().zip(old.iter().skip(step)).zip(old.iter().skip(2 * step));
        for (new, ((a, b), c)) in line.iter_mut().skip(step).zip(neighbours) {
            *new = mix(*a, *b, *c);
        }
    }
    let mut above = samples.get(..row).map(<[u8]>::to_vec).unwrap_or_default();
    let mut rest = samples;
    while rest.len() >= 2 * row {
        let (line, below) = rest.split_at_mut(row);
        let old = line.to_vec();
        for ((new, a), c) in line.iter_mut().zip(&above).zip(below.iter()) {
            *new = mix(*a, *new, *c);
        }
        (above, rest) = (old, below);
    }
}

/// Shades the page towards one corner and adds noise.
fn dirty(samples: &mut [u8], row: usize, step: usize, profile: &ScanProfile, chance: &mut Chance) {
    let noise: Vec<i32> = (0..NOISE + row).map(|_| bell(chance, profile.noise)).collect();
    let across = chance.real(-1.0, 1.0);
    let rows = samples.len() / row.max(1);
    // Shade in 4096ths for each column; rows add theirs.
    let shade = |part: f64| i32::from(byte(part * 255.0)) * 16;
    let columns: Vec<i32> =
        (0..row).map(|at| shade(profile.shade * across.abs() * ramp(at / step, row / step, across > 0.0))).collect();
    for (at, line) in samples.chunks_exact_mut(row).enumerate() {
        let own = shade(profile.shade * (1.0 - across.abs()) * ramp(at, rows, true));
        let start = chance.place(NOISE);
        for ((sample, column), noise) in line.iter_mut().zip(&columns).zip(noise.iter().skip(start)) {
            let value = i32::from(*sample) * (4096 - column - own) / 4096 + noise;
            *sample = u8::try_from(value.clamp(0, 255)).unwrap_or(255);
        }
    }
}

/// From 0 at one end to 1 at the other.
fn ramp(at: usize, count: usize, rising: bool) -> f64 {
    let part = u32::try_from(at).map_or(1.0, f64::from) / u32::try_from(count.max(1)).map_or(1.0, f64::from);
    if rising { part } else { 1.0 - part }
}

/// A number of a bell curve: the sum of four even ones.
#[expect(clippy::cast_possible_truncation, reason = "a few levels")]
fn bell(chance: &mut Chance, deviation: f64) -> i32 {
    let bits = chance.bits();
    let sum: i64 = [0, 16, 32, 48].into_iter().map(|shift| i64::from((bits >> shift) as u16)).sum();
    // The sum of four even numbers below 65536 deviates by 65536 / √3 from its middle.
    ((sum - 2 * 65_536) as f64 / 37_837.0 * deviation).round() as i32
}

/// Specks, turning and compression.
fn finish<P>(
    mut image: ImageBuffer<P, Vec<u8>>,
    profile: &ScanProfile,
    chance: &mut Chance,
) -> Result<Picture, SampleError>
where
    P: Pixel<Subpixel = u8> + 'static,
{
    let size = i64::from(profile.dpi) / 70;
    for _ in 0..profile.specks {
        let (x, y) = (chance.between(0, image.width().into()), chance.between(0, image.height().into()));
        let (radius, level) = (chance.between(1, size.max(1)), chance.between(20, 130));
        speck(&mut image, (x, y), radius, u8::try_from(level).unwrap_or_default());
    }
    let image = match profile.pixels_turned() {
        90 => imageops::rotate90(&image),
        180 => imageops::rotate180(&image),
        270 => imageops::rotate270(&image),
        _ => image,
    };
    let (width, height) = image.dimensions();
    let data = match profile.mode {
        Colours::Color => Data::Colour(jpeg(&image, profile.q, ExtendedColorType::Rgb8)?),
        Colours::Gray => Data::Grey(jpeg(&image, profile.q, ExtendedColorType::L8)?),
        Colours::Bw => Data::Bits(bits(image.as_raw(), width as usize)),
    };
    Ok(Picture { width, height, data, rotate: profile.rotate_entry })
}

fn speck<P: Pixel<Subpixel = u8>>(image: &mut ImageBuffer<P, Vec<u8>>, (x, y): (i64, i64), radius: i64, level: u8) {
    for dy in -radius..=radius {
        for dx in -radius..=radius {
            let place = u32::try_from(x + dx).ok().zip(u32::try_from(y + dy).ok());
            if dx * dx + dy * dy <= radius * radius
                && let Some(pixel) = place.and_then(|(x, y)| image.get_pixel_mut_checked(x, y))
            {
                pixel.apply(|_| level);
            }
        }
    }
}

fn jpeg<P: Pixel<Subpixel = u8>>(
    image: &ImageBuffer<P, Vec<u8>>,
    q: u8,
    kind: ExtendedColorType,
) -> Result<Vec<u8>, SampleError> {
    let mut out = vec![];
    let mut encoder = JpegEncoder::new_with_quality(&mut out, q);
    encoder
        .encode(image.as_raw(), image.width(), image.height(), kind)
        .map_err(|error| SampleError::Scan(error.to_string()))?;
    Ok(out)
}

/// One bit for each sample, 1 for white.
fn bits(samples: &[u8], row: usize) -> Vec<u8> {
    let byte = |group: &[u8]| {
        let set = group.iter().enumerate().filter(|(_, sample)| **sample >= THRESHOLD);
        set.fold(0_u8, |byte, (place, _)| byte | 0x80_u8.checked_shr(u32::try_from(place).unwrap_or(8)).unwrap_or(0))
    };
    samples.chunks_exact(row).flat_map(|line| line.chunks(8).map(byte)).collect()
}
