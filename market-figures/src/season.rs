//! How months go on: level, trend and the season of twelve months (additive Holt-Winters).
//!
//! Smoothing is chosen among a few values by the least squared one-step error. What a forecast is worth is measured, not
//! assumed: [`backtest`] forecasts from earlier and earlier months, and [`forecast`] takes its bands from these errors.

/// Months of a season.
pub const SEASON: usize = 12;
/// The fewest months that a model is fitted to: two seasons.
pub const FEWEST: usize = 2 * SEASON;

const ALPHAS: [f64; 4] = [0.05, 0.15, 0.3, 0.5];
const BETAS: [f64; 3] = [0.0, 0.02, 0.1];
const GAMMAS: [f64; 3] = [0.05, 0.2, 0.4];

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    level: f64,
    trend: f64,
    /// What each month of the season adds; the next month's first.
    season: Vec<f64>,
}

/// A month to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// What is expected.
    pub expected: f64,
    /// Below this lay one in ten of the past forecasts' outcomes; none without enough past.
    pub low: Option<f64>,
    /// Above this lay one in ten.
    pub high: Option<f64>,
}

/// What forecasts of the past were worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    /// Months from which was forecast.
    pub origins: usize,
    /// Absolute errors by the sum of what came, for the model: 0.1 is a tenth.
    pub error: f64,
    /// The same for the plainest forecast: the same month a year before.
    pub plain: f64,
    /// Of the later half's outcomes, the share within bands that only the earlier half had made; meant to be 0.8.
    pub covered: f64,
    /// Errors (what came less what was expected) by months ahead, as parts of the mean of the season before: a market that
    /// grows errs by more dollars.
    pub errors: Vec<Vec<f64>>,
}

impl Model {
    /// Fits a model; none with fewer than [`FEWEST`] months.
    pub fn fit(values: &[f64]) -> Option<Self> {
        if values.len() < FEWEST {
            return None;
        }
        let mut best: Option<(f64, Self)> = None;
        for alpha in ALPHAS {
            for beta in BETAS {
                for gamma in GAMMAS {
                    let (error, model) = smoothed(values, alpha, beta, gamma);
                    if best.as_ref().is_none_or(|(least, _)| error < *least) {
                        best = Some((error, model));
                    }
                }
            }
        }
        best.map(|(_, model)| model)
    }

    /// The months to come; what cannot be negative is not foretold as negative.
    pub fn ahead(&self, months: usize) -> Vec<f64> {
        let season = |step: usize| self.season.get(step % SEASON).copied().unwrap_or_default();
        (0..months).map(|step| (self.level + self.trend * (step + 1) as f64 + season(step)).max(0.0)).collect()
    }
}

/// Runs through the months once; gives the mean squared one-step error after the first season, and the model at the end.
fn smoothed(values: &[f64], alpha: f64, beta: f64, gamma: f64) -> (f64, Model) {
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
    let (first, second) = (values.get(..SEASON).unwrap_or_default(), values.get(SEASON..FEWEST).unwrap_or_default());
    let mut level = mean(first);
    let mut trend = (mean(second) - level) / SEASON as f64;
    // Where the two first seasons stand around their own means.
    let mut season: Vec<f64> =
        first.iter().zip(second).map(|(a, b)| ((a - mean(first)) + (b - mean(second))) / 2.0).collect();
    let (mut squares, mut count) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        let Some(part) = season.get_mut(at % SEASON) else { break };
        let expected = level + trend + *part;
        if at >= SEASON {
            squares += (value - expected).powi(2);
            count += 1.0;
        }
        let before = level;
        level = alpha * (value - *part) + (1.0 - alpha) * (level + trend);
        trend = beta * (level - before) + (1.0 - beta) * trend;
        *part = gamma * (value - level) + (1.0 - gamma) * *part;
    }
    season.rotate_left(values.len() % SEASON);
    (squares / f64::max(count, 1.0), Model { level, trend, season })
}

/// Forecasts with bands from the errors of past forecasts; none with fewer than [`FEWEST`] months.
pub fn forecast(values: &[f64], months: usize) -> Option<Vec<Ahead>> {
    let expected = Model::fit(values)?.ahead(months);
    let errors = backtest(values, months).map(|told| told.errors).unwrap_or_default();
    let scale = scale(values);
    let ahead = |(step, expected): (usize, f64)| {
        let band = errors.get(step).and_then(|errors| band(errors));
        Ahead {
            expected,
            low: band.map(|(low, _)| (expected + low * scale).max(0.0)),
            high: band.map(|(_, high)| expected + high * scale),
        }
    };
    Some(expected.into_iter().enumerate().map(ahead).collect())
}

/// Forecasts from each month that has two seasons before it and something after it; none when there is no such month.
pub fn backtest(values: &[f64], months: usize) -> Option<Backtest> {
    let mut errors: Vec<Vec<f64>> = vec![Vec::new(); months];
    let (mut error, mut plain, mut came, mut origins) = (0.0, 0.0, 0.0, 0);
    for origin in FEWEST..values.len() {
        let (past, future) = values.split_at(origin);
        let Some(model) = Model::fit(past) else { continue };
        let scale = scale(past);
        origins += 1;
        for (step, (expected, value)) in model.ahead(months).into_iter().zip(future).enumerate() {
            if let Some(errors) = errors.get_mut(step).filter(|_| scale > 0.0) {
                errors.push((value - expected) / scale);
            }
            let before = (origin + step).checked_sub(SEASON * (step / SEASON + 1)).and_then(|at| values.get(at));
            error += (value - expected).abs();
            plain += (value - before.copied().unwrap_or_default()).abs();
            came += value.abs();
        }
    }
    let covered = covered(&errors);
    (origins > 0 && came > 0.0).then(|| Backtest { origins, error: error / came, plain: plain / came, covered, errors })
}

/// The mean of the last season.
fn scale(values: &[f64]) -> f64 {
    let last = values.get(values.len().saturating_sub(SEASON)..).unwrap_or_default();
    last.iter().map(|value| value.abs()).sum::<f64>() / last.len().max(1) as f64
}

/// The share of the later half's errors within the band of the earlier half.
fn covered(errors: &[Vec<f64>]) -> f64 {
    let (mut within, mut all) = (0_usize, 0_usize);
    for errors in errors {
        let (earlier, later) = errors.split_at(errors.len() / 2);
        if let Some((low, high)) = band(earlier) {
            within += later.iter().filter(|error| (low..=high).contains(*error)).count();
            all += later.len();
        }
    }
    within as f64 / all.max(1) as f64
}

/// The tenth and the nine-tenths of errors, a straight line between two of them; none with fewer than five.
fn band(errors: &[f64]) -> Option<(f64, f64)> {
    if errors.len() < 5 {
        return None;
    }
    let mut sorted = errors.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (sorted.len() - 1) as f64;
        let low = sorted.get(place.floor() as usize).copied().unwrap_or_default();
        let high = sorted.get(place.ceil() as usize).copied().unwrap_or(low);
        low + (high - low) * place.fract()
    };
    Some((at(0.1), at(0.9)))
}
