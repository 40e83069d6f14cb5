package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.MissedNames.Part;

/** A name that the application looks up in a request, which has another one. */
class MissedNamesTest {

    private static final List<String> SENT = List.of("Idempotency-Key", "Host", "Accept");

    private final MissedNames names = new MissedNames();

    private List<Clue> clues(OptionalLong request) {
        return names.find(new Scene(List.of(), request, null));
    }

    private List<Clue> clues() {
        return clues(OptionalLong.empty());
    }

    @Test
    void isMisspelled() {
        missed(1, Part.HEADER, "Idempotency-Keys", "Payments.pay", SENT);
        assertEquals(List.of(new Clue(Weight.SHOWS, "r1 has no header \"Idempotency-Keys\", which Payments.pay reads, but"
                + " \"Idempotency-Key\".")), clues());
    }

    @Test
    void isMissedBySeveralRequests() {
        for (int request = 1; request <= 2; request++) {
            missed(request, Part.HEADER, "Idempotency-Keys", "Payments.pay", SENT);
        }
        assertEquals("r1 and r2 have no header \"Idempotency-Keys\", which Payments.pay reads, but \"Idempotency-Key\".",
                clues().get(0).text());
        missed(3, Part.HEADER, "Idempotency-Keys", "Payments.pay", SENT);
        assertEquals("r1, r2 and 1 more request have no header \"Idempotency-Keys\", which Payments.pay reads, but"
                + " \"Idempotency-Key\".", clues().get(0).text());
        missed(4, Part.HEADER, "Idempotency-Keys", "Payments.pay", SENT);
        assertEquals("r1, r2 and 2 more requests have no header \"Idempotency-Keys\", which Payments.pay reads, but"
                + " \"Idempotency-Key\".", clues().get(0).text());
    }

    @Test
    void isOptional() {
        missed(1, Part.HEADER, "Accept-Language", "Payments.java:31", SENT);
        assertEquals(List.of(), clues());
    }

    @Test
    void isFoundUnderTheOtherName() {
        names.found(1, Part.HEADER, "idempotency-key");
        missed(1, Part.HEADER, "X-Idempotency-Key", "Payments.java:31", SENT);
        assertEquals(List.of(), clues());
    }

    @Test
    void isFoundInAnotherPart() {
        names.found(1, Part.COOKIE, "sizes");
        missed(1, Part.QUERY_PARAMETER, "size", "Models.list", List.of("sizes"));
        assertEquals("r1 has no query parameter \"size\", which Models.list reads, but \"sizes\".", clues().get(0).text());
    }

    @Test
    void belongsToTheRequestOfTheFailure() {
        missed(1, Part.FORM_FIELD, "user_name", "Logins.java:51", List.of("username"));
        missed(2, Part.COOKIE, "sesion", "Logins.java:52", List.of("session"));
        assertEquals(List.of(
                new Clue(Weight.SHOWS, "r2 has no cookie \"sesion\", which Logins.java:52 reads, but \"session\"."),
                new Clue(Weight.POINTS, "r1 has no form field \"user_name\", which Logins.java:51 reads, but \"username\".")),
                clues(OptionalLong.of(2)));
    }

    @Test
    void isOneOfTwoThatAreShown() {
        IntStream.range(0, 3).forEach(index -> missed(1, Part.PARAMETER, "limits" + "abc".charAt(index),
                "Models.java:" + index, List.of("limit" + "abc".charAt(index))));
        assertEquals(2, clues().size());
    }

    @Test
    void isKeptForTheLastHundredRequests() {
        IntStream.rangeClosed(1, 101).forEach(request -> missed(request, Part.HEADER, "Idempotency-Keys",
                "Payments.pay", SENT));
        assertEquals("r2, r3 and 98 more requests have no header \"Idempotency-Keys\", which Payments.pay reads, but"
                + " \"Idempotency-Key\".", clues().get(0).text());
    }

    @Test
    void isOneOfTheFirstFiftyOfItsRequest() {
        IntStream.range(0, 50).forEach(index -> names.found(1, Part.HEADER, "h" + index));
        missed(1, Part.HEADER, "Idempotency-Keys", "Payments.pay", SENT);
        assertEquals(List.of(), clues());
    }

    @Test
    void isForgottenAtTheEndOfTheTest() {
        missed(1, Part.HEADER, "Idempotency-Keys", "Payments.pay", SENT);
        names.clear();
        assertEquals(List.of(), clues());
    }

    @Test
    void asksForTheNamesOncePerName() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            names.missed(1, Part.HEADER, "Idempotency-Keys", () -> "Payments.pay", () -> {
                asked.incrementAndGet();
                return SENT;
            });
        }
        assertEquals(1, asked.get());
    }

    private void missed(long request, Part part, String name, String reader, Collection<String> present) {
        names.missed(request, part, name, () -> reader, () -> present);
    }
}
