package io.quarkiverse.handlertesting.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.sse.SseCase.Hearing;

/** WHATWG HTML living standard, sections 9.2.5 and 9.2.6, rule by rule, however the stream is split into chunks. */
class SseConformanceTest {

    static List<SseCase> cases() {
        return SseCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsInOneChunk(SseCase rule) {
        check(rule, SseCase.hear(rule.octets()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsByteByByte(SseCase rule) {
        check(rule, SseCase.hear(rule.octets(), IntStream.range(0, rule.octets().length).toArray()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsWhereverTheStreamIsCut(SseCase rule) {
        byte[] stream = rule.octets();
        for (int first = 0; first < stream.length; first++) {
            for (int second = first; second < stream.length; second++) {
                check(rule, SseCase.hear(stream, first, second));
            }
        }
    }

    private static void check(SseCase rule, Hearing hearing) {
        assertEquals(rule.events(), hearing.events);
        assertEquals(rule.reconnectionTime(), hearing.parser.reconnectionTime());
    }
}
