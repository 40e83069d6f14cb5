/**
 * Streams of JSON lines ({@code application/x-ndjson}): read item by item while the stream is open
 * ({@link io.quarkiverse.handlertesting.ndjson.NdjsonSubscription}).
 */
package io.quarkiverse.handlertesting.ndjson;
