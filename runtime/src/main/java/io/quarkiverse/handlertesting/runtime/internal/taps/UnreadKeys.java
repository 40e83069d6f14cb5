package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.FailedCall;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * The configuration keys that are set and that nothing reads, although a similar one is read. That of a REST client matters
 * most
 * to a failure about its calls. It may matter too if a call or other work failed; otherwise it is no clue.
 */
@Singleton
public class UnreadKeys implements ClueFinder {

    private static final int SHOWN = 2;
    private static final String QUARKUS = "quarkus.";
    private static final String CLIENT = "quarkus.rest-client.";

    private volatile List<Unread> keys = List.of();

    private record Unread(String key, String read) {

        private String text() {
            if (!key.startsWith(QUARKUS)) {
                return "No code reads the configuration key " + key + ", which is set, but " + read + ", which is not.";
            }
            return "Quarkus ignores the configuration key " + key + "; it reads " + read + ".";
        }

        /** Whether the failure may be about the REST client that has the key. */
        private boolean isConcerned(Scene scene) {
            return key.startsWith(CLIENT) && scene.concerned().anyMatch(event -> event.payload() instanceof UpstreamCall call
                    && isOf(call.upstream()));
        }

        private boolean mayBeConcerned(Scene scene) {
            return !key.startsWith(CLIENT) || scene.concerned().anyMatch(event -> event.payload() instanceof FailedWork
                    || event.payload() instanceof FailedCall
                    || event.payload() instanceof CallOut call && call.stage() != CallOut.Stage.ANSWERED);
        }

        private boolean isOf(String upstream) {
            String rest = key.substring(CLIENT.length());
            return rest.startsWith(upstream + ".") || rest.startsWith("\"") && rest.contains(upstream + "\".");
        }
    }

    /** @param keys a key and the similar one that is read, then the next key */
    void set(List<String> keys) {
        List<Unread> unread = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += 2) {
            unread.add(new Unread(keys.get(i), keys.get(i + 1)));
        }
        this.keys = unread;
    }

    @Override
    public List<Clue> find(Scene scene) {
        return keys.stream().filter(key -> key.isConcerned(scene) || key.mayBeConcerned(scene))
                .map(key -> new Clue(key.isConcerned(scene) ? Weight.SHOWS : Weight.STATE, key.text())).sorted()
                .limit(SHOWN).toList();
    }
}
