// What the workflows promise, tried by running them.

import { commentPromises } from "./promises/comment.mjs";
import { nightlyPromises } from "./promises/nightly.mjs";
import { reviewPromises } from "./promises/review.mjs";

export const promises = { ...reviewPromises, ...commentPromises, ...nightlyPromises };
