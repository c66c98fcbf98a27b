//! Reading the picture of one line by a network: character after character, each with its place and how sure it is.

use std::path::Path;

use image::{GrayImage, imageops};

use super::network::Network;
use super::recognise::OcrError;

/// Height of the pictures that the network has learnt, in pixels.
const HEIGHT: u32 = 48;
/// Greatest width of a picture; what is longer becomes narrower letters.
const WIDEST: u32 = 2400;
/// White columns beside a line.
const EDGE: u32 = 10;
/// Share of its probability that a character of no Taiwanese typeface keeps against one of them.
const FOREIGN: f32 = 0.02;

/// A character of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    /// The character.
    pub c: char,
    /// Where along the picture, from 0 to 1.
    pub at: f64,
    /// How sure the network is, from 0 to 1.
    pub confidence: f64,
}

/// The network that reads lines, and its characters.
#[derive(Debug)]
pub struct Transcriber {
    network: Network,
    /// The characters in the order of the network's answer, after the sign for none.
    alphabet: Vec<char>,
    /// The shares of their probability that they keep.
    weights: Vec<f32>,
}

impl Transcriber {
    /// Opens the file of a network.
    pub fn open(path: &Path) -> Result<Self, OcrError> {
        let network = Network::open(path)?;
        let listed = network.says("character").ok_or(OcrError::Absent)?;
        // Some entries are several signs; the first of them stands for the entry.
        let mut alphabet: Vec<char> = listed.split('\n').map(|entry| entry.chars().next().unwrap_or(' ')).collect();
        alphabet.push(' ');
        let weights = alphabet.iter().map(|c| if foreign(*c) { FOREIGN } else { 1.0 }).collect();
        Ok(Self { network, alphabet, weights })
    }

    /// The characters of a line, dark on white, that is made narrower to `width` parts of what it is.
    pub fn read(&self, picture: &GrayImage, width: f64) -> Result<Vec<Sign>, OcrError> {
        if picture.width() < 2 || picture.height() < 2 {
            return Ok(Vec::new());
        }
        let wide = f64::from(picture.width()) * f64::from(HEIGHT) / f64::from(picture.height()) * width;
        let wide = (wide.round() as u32).clamp(16, WIDEST);
        let line = imageops::resize(picture, wide, HEIGHT, imageops::FilterType::Triangle);
        // The network looks at eight columns at a time, and passes over thin characters at the very edge.
        let width = (wide + 2 * EDGE).next_multiple_of(8) as usize;
        let (before, wide) = (EDGE as usize, wide as usize);
        let white = |count: usize| std::iter::repeat_n(1.0, count);
        let plane: Vec<f32> = line
            .as_raw()
            .chunks_exact(wide)
            .flat_map(|row| {
                let values = row.iter().map(|v| f32::from(*v) / 127.5 - 1.0);
                white(before).chain(values).chain(white(width - before - wide))
            })
            .collect();
        let values = [plane.as_slice(); 3].concat();
        let ([_, steps, classes], answer) = self.network.answer::<3>([1, 3, HEIGHT as usize, width], &values)?;
        if classes != self.alphabet.len() + 1 {
            return Err(OcrError::Absent);
        }
        let mut signs = self.signs(&answer, (steps, classes));
        for sign in &mut signs {
            sign.at = ((sign.at * width as f64 - before as f64) / wide as f64).clamp(0.0, 1.0);
        }
        Ok(signs)
    }

    /// Takes the likeliest sign of each step; what lasts several steps is one character.
    fn signs(&self, answer: &[f32], (steps, classes): (usize, usize)) -> Vec<Sign> {
        let mut out: Vec<Sign> = Vec::new();
        let mut last = None;
        for (step, chances) in answer.chunks_exact(classes.max(1)).enumerate() {
            let Some((none, chances)) = chances.split_first() else { break };
            let weighed = chances.iter().zip(&self.weights).map(|(chance, weight)| chance * weight);
            let best = weighed.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|best| best.1 > *none);
            let Some((class, chance)) = best else {
                last = None;
                continue;
            };
            let at = (step as f64 + 0.5) / steps as f64;
            match out.last_mut().filter(|_| last == Some(class)) {
                Some(sign) if f64::from(chance) > sign.confidence => {
                    (sign.at, sign.confidence) = (at, f64::from(chance));
                }
                Some(_) => {}
                None => {
                    let c = self.alphabet.get(class).copied().unwrap_or(' ');
                    out.push(Sign { c, at, confidence: f64::from(chance) });
                }
            }
            last = Some(class);
        }
        out
    }
}

/// Whether a Chinese character is in none of the common typefaces of Taiwan: most such are the short forms of others.
fn foreign(c: char) -> bool {
    let mut bytes = [0; 4];
    ('\u{3400}'..'\u{a000}').contains(&c) && encoding_rs::BIG5.encode(c.encode_utf8(&mut bytes)).2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::models;

    /// What `scripts/setup models` brings is needed here, so that a machine without it is noticed.
    fn transcriber() -> Transcriber {
        let folder = models::folder().expect("the models are missing: run scripts/setup models");
        Transcriber::open(&folder.join(models::READS)).expect("the models are what scripts/setup brings")
    }

    #[test]
    fn the_alphabet_knows_short_forms_from_full_ones() {
        let all = transcriber();
        let weight = |c: char| all.alphabet.iter().zip(&all.weights).find(|(a, _)| **a == c).map(|(_, weight)| *weight);
        for c in ['統', '號', '內', '臺', '壹', '0', 'Z', '：', '(', ' '] {
            assert_eq!(weight(c), Some(1.0), "{c}");
        }
        for c in ['统', '号', '厂'] {
            assert_eq!(weight(c), Some(FOREIGN), "{c}");
        }
    }

    #[test]
    fn what_lasts_several_steps_is_one_character() {
        let all = transcriber();
        let class = |c: char| all.alphabet.iter().position(|a| *a == c).unwrap() + 1;
        let classes = all.alphabet.len() + 1;
        let steps =
            [(class('統'), 0.6), (class('統'), 0.9), (0, 1.0), (class('統'), 0.8), (class('一'), 0.7), (0, 1.0)];
        let mut answer = vec![0.0; steps.len() * classes];
        for (step, (class, chance)) in steps.into_iter().enumerate() {
            answer[step * classes + class] = chance;
        }
        let found = all.signs(&answer, (steps.len(), classes));
        assert_eq!(found.iter().map(|sign| sign.c).collect::<String>(), "統統一");
        assert!((found[0].confidence - 0.9).abs() < 1e-6 && (found[0].at - 0.25).abs() < 1e-6);
    }

    #[test]
    fn a_picture_of_nothing_has_no_characters() {
        let all = transcriber();
        assert_eq!(all.read(&GrayImage::new(0, 0), 1.0), Ok(Vec::new()));
        assert_eq!(all.read(&GrayImage::from_pixel(90, 30, image::Luma([255])), 1.0), Ok(Vec::new()));
    }

    #[test]
    fn a_file_that_is_no_network_is_absent() {
        let path = std::env::temp_dir().join(format!("no-network-{}", std::process::id()));
        std::fs::write(&path, b"not a network").unwrap();
        assert_eq!(Transcriber::open(&path).err(), Some(OcrError::Absent));
        std::fs::remove_file(&path).unwrap();
    }
}
