package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** All parts of a parallel stream have the cause, and look like the original. */
class CarryingSpliteratorTest {

    private final CarriedCauses causes = new CarriedCauses();
    private final Set<RunningCause> seen = new HashSet<>();

    @Test
    void eachPartHasTheCause() {
        causes.current.setOfThread(null);
        List<Integer> walked = new ArrayList<>();
        walk(new CarryingSpliterator<>(List.of(1, 2, 3, 4).spliterator(), causes.carried), walked);
        assertEquals(List.of(1, 2, 3, 4), walked);
        assertEquals(Set.of(causes.test.root()), seen);
        assertNull(causes.here());
    }

    private <T> void walk(Spliterator<T> elements, List<T> walked) {
        Spliterator<T> prefix = elements.trySplit();
        assertNotNull(prefix);
        prefix.forEachRemaining(one -> add(one, walked));
        assertTrue(elements.tryAdvance(one -> add(one, walked)));
        elements.forEachRemaining(one -> add(one, walked));
    }

    private <T> void add(T one, List<T> walked) {
        seen.add(causes.here());
        walked.add(one);
    }

    @Test
    void itLooksLikeTheOriginal() {
        Spliterator<Integer> original = new TreeSet<>(List.of(3, 1, 2)).spliterator();
        var carrying = new CarryingSpliterator<>(original, causes.carried);
        assertEquals(original.characteristics(), carrying.characteristics());
        assertEquals(original.estimateSize(), carrying.estimateSize());
        assertEquals(original.getExactSizeIfKnown(), carrying.getExactSizeIfKnown());
        assertNull(carrying.getComparator());
    }
}
