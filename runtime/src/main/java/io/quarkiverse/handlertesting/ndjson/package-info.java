/**
 * Streams of JSON lines ({@code application/x-ndjson}): read item by item while the stream is open
 * ({@link io.quarkiverse.handlertesting.ndjson.NdjsonSubscription}), and written to the byte
 * ({@link io.quarkiverse.handlertesting.ndjson.NdjsonScript}, {@link io.quarkiverse.handlertesting.ndjson.NdjsonLive}).
 */
package io.quarkiverse.handlertesting.ndjson;
