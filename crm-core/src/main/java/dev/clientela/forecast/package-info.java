/** What will be sold by when and by whom: forecasts, adjustments, quotas, and the pipeline as it stood in the past. */
@NullMarked
package dev.clientela.forecast;

import org.jspecify.annotations.NullMarked;
