package io.quarkiverse.handlertesting.benchmarks.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers are compared only in the same work. */
class ReadersTest {

    private static final SampleStream SAMPLE = new SampleStream(200, 500);

    static Stream<ReaderVariant> readers() {
        return ReaderVariant.readers().stream();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void eachHearsAllEventsTimeAfterTime(ReaderVariant variant) throws Exception {
        StreamReader reader = variant.create();
        for (int time = 0; time < 2; time++) {
            EventCount heard = new EventCount();
            reader.read(new Chunks(SAMPLE.bytes(), 512), heard);
            SAMPLE.check(heard);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aLostEventIsSeen(ReaderVariant variant) throws Exception {
        EventCount heard = new EventCount();
        variant.create().read(Chunks.whole(new SampleStream(200, 499).bytes()), heard);
        AssertionError seen = assertThrows(AssertionError.class, () -> SAMPLE.check(heard));
        assertEquals("Instead of 500 events with 96000 characters, 499 with 95808 were heard", seen.getMessage());
    }
}
