package dev.claimport.iot;

/**
 * Where a JSON string lies.
 *
 * @param from the first byte behind the opening quote
 * @param to the closing quote
 */
record Span(int from, int to) {}
