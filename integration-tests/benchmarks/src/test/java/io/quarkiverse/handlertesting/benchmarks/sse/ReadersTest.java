package io.quarkiverse.handlertesting.benchmarks.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All readers do the same work, so that they can be compared. */
class ReadersTest {

    private static final SampleStream SAMPLE = new SampleStream(200, 500);

    static Stream<ReaderVariant> readers() {
        return ReaderVariant.readers().stream();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void eachReaderReportsAllEventsOfEachStream(ReaderVariant variant) throws Exception {
        StreamReader reader = variant.create();
        for (int time = 0; time < 2; time++) {
            EventCount heard = new EventCount();
            reader.read(new Chunks(SAMPLE.bytes(), 512), heard);
            SAMPLE.check(heard);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aLostEventIsDetected(ReaderVariant variant) throws Exception {
        EventCount heard = new EventCount();
        variant.create().read(Chunks.whole(new SampleStream(200, 499).bytes()), heard);
        AssertionError seen = assertThrows(AssertionError.class, () -> SAMPLE.check(heard));
        assertEquals("Expected 500 events with 96000 characters, but got 499 with 95808", seen.getMessage());
    }
}
