//! A trained network in a file: numbers in, numbers out, on one thread.

use std::path::Path;
use std::sync::Arc;

use rten::{Model, ModelOptions, RunOptions, ThreadPool, ValueView};

use super::recognise::OcrError;

/// A network with one input and one output.
pub struct Network {
    model: Model,
    thread: Arc<ThreadPool>,
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Network").finish_non_exhaustive()
    }
}

impl Network {
    /// Loads a file.
    pub fn open(path: &Path) -> Result<Self, OcrError> {
        let model = ModelOptions::with_all_ops().prepack_weights(true).load_file(path).map_err(|_| OcrError::Absent)?;
        Ok(Self { model, thread: Arc::new(ThreadPool::with_num_threads(1)) })
    }

    /// What the file says of itself under a name.
    pub fn says(&self, name: &str) -> Option<&str> {
        self.model.metadata().get(name)
    }

    /// The answer to `values` of a shape, with its own shape.
    pub fn answer<const D: usize>(
        &self,
        shape: [usize; 4],
        values: &[f32],
    ) -> Result<([usize; D], Vec<f32>), OcrError> {
        let input = ValueView::from_shape(shape, values).map_err(|_| OcrError::Failed)?;
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.thread)));
        let output = self.model.run_one(input.into(), Some(options)).map_err(|_| OcrError::Failed)?;
        output.into_shape_vec::<f32, D>().map_err(|_| OcrError::Failed)
    }
}
