package io.quarkiverse.handlertesting.runtime.internal.journal;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.text.Fingerprints;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;

/** Secrets are masked where texts leave, whatever has written them. */
class MaskedMessageTest {

    private record Account(String iban, String password) {
    }

    private final Journal journal = new Journal("PullTest.pulls",
            new JournalSettings(100, ofMillis(1), ofMillis(1), ofMillis(1), () -> false, false, Secrets.of(List.of("iban"))),
            new JournalThreads(Runnable::run, null, (verb, instead) -> {
            }));

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void masksConfiguredNamesInATimeline() {
        journal.append(Origin.CDI, "Account", now -> new Account("DE02", "geheim"), null, null);

        assertEquals("CDI  Account[iban=value(4)#, password=password(6)#]",
                Fingerprints.removed(journal.timeline().replaceFirst(".* ms  ", "")));
        assertEquals(new Account("DE02", "geheim"), journal.events().get(0).payload());
    }

    @Test
    void masksConfiguredNamesInAFailure() {
        journal.append(Origin.CDI, "Account", now -> new Account("DE02", "geheim"), null, null);

        String message = assertThrows(EventAssertionError.class,
                () -> journal.subscribe(named("bought")).within(ZERO).await()).getMessage();
        assertEquals("CDI  Account[iban=value(4)#, password=password(6)#]",
                Fingerprints.removed(message.lines().reduce((first, last) -> last).orElseThrow().replaceFirst(".* ms  ", "")));
    }

    /** Also without a journal: the constructor of all failures masks. */
    @Test
    void masksWhatIsAlwaysMaskedInEachFailure() {
        assertEquals("Login[password=password(6)#]", Fingerprints
                .removed(new EventAssertionError(Reason.UNEXPECTED, "Login[password=geheim]", null).getMessage()));
    }
}
