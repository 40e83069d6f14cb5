package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import jakarta.enterprise.inject.Any;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** A CDI event that an observer of its type has missed shows why something did not happen. */
class UnheardEventTest {

    private static final String MISSED = "ExpressParcels.send observes @Standard";

    @Retention(RetentionPolicy.RUNTIME)
    @interface Express {
    }

    @Express
    private static Set<Annotation> express() throws ReflectiveOperationException {
        return Set.of(Any.Literal.INSTANCE,
                UnheardEventTest.class.getDeclaredMethod("express").getAnnotation(Express.class));
    }

    private static RecordedEvent event(long number, Origin origin, Set<Annotation> qualifiers, boolean nobody, String missed) {
        Reached reached = new Reached("Parcels.java:31") {
            @Override
            public boolean isNobody() {
                return nobody;
            }

            @Override
            public String missed() {
                return missed;
            }
        };
        return new RecordedEvent(number, 0, origin, "Parcel", new CdiEvent("p1", qualifiers, reached), null, "main",
                new Cause(1, "POST /parcels"), null, null);
    }

    private static List<Clue> clues(OptionalLong request, RecordedEvent... events) {
        return new UnheardEvent().find(new Scene(List.of(events), request, null));
    }

    @Test
    void isNamedWithTheObserversOfItsType() throws Exception {
        assertEquals(List.of(
                new Clue(Weight.SHOWS,
                        "#2 @UnheardEventTest.Express Parcel has no observer. Observers of Parcel: ExpressParcels.send"
                                + " observes @Standard."),
                new Clue(Weight.SHOWS, "#3 Parcel has no observer. Observers of Parcel: ExpressParcels.send observes"
                        + " @Standard.")),
                clues(OptionalLong.empty(), event(2, Origin.CDI_ASYNC, express(), true, MISSED),
                        event(3, Origin.CDI, Set.of(Any.Literal.INSTANCE), true, MISSED),
                        event(4, Origin.CDI, Set.of(), true, MISSED)));
    }

    @Test
    void isNoClueIfItHasAnObserverOrIfNoneMissedItOrIfAnotherRequestFiredIt() {
        assertEquals(List.of(), clues(OptionalLong.empty(), event(2, Origin.CDI, Set.of(), false, MISSED),
                event(3, Origin.CDI, Set.of(), true, ""), event(4, Origin.CDI_COMMITTED, Set.of(), true, MISSED)));
        assertEquals(List.of(), clues(OptionalLong.of(2), event(2, Origin.CDI, Set.of(), true, MISSED)));
    }
}
