package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.events.ChannelMessage;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.Reached;

/** Says which other channel got the message, if a test waits in vain for one to a channel. */
@Singleton
public class SentElsewhere implements ClueFinder {

    /** How many classes are named. */
    private static final int SHOWN = 3;

    private final ChannelDirectory channels;

    public SentElsewhere(ChannelDirectory channels) {
        this.channels = channels;
    }

    /** A message is taken for the awaited one if it has the awaited type, or if all messages went to one channel. */
    @Override
    public List<Clue> find(Scene scene) {
        EventSelector<?> awaited = scene.awaited() instanceof AttributedSelector<?> attributed ? attributed.selector()
                : scene.awaited();
        SentSelector sent = awaited instanceof SentPayloadSelector<?> payload ? payload.messages()
                : awaited instanceof SentSelector selector ? selector : null;
        List<RecordedEvent> messages = scene.events().stream().filter(event -> event.payload() instanceof ChannelMessage)
                .toList();
        if (sent == null || scene.missing() != Missing.WHOLE || messages.stream().anyMatch(sent::matches)) {
            return List.of();
        }
        List<RecordedEvent> alike = messages.stream()
                .filter(event -> awaited instanceof SentPayloadSelector<?> payload
                        && payload.type().isInstance(message(event).payload()))
                .toList();
        List<RecordedEvent> others = alike.isEmpty() ? messages : alike;
        return others.stream().map(RecordedEvent::name).distinct().count() == 1
                ? List.of(clue(sent.channel(), others.get(others.size() - 1)))
                : List.of();
    }

    private static ChannelMessage message(RecordedEvent event) {
        return (ChannelMessage) event.payload();
    }

    private Clue clue(String awaited, RecordedEvent other) {
        ChannelMessage message = message(other);
        String at = message.reached() instanceof Reached reached ? reached.at() : null;
        return new Clue(Weight.SHOWS, "Nothing was sent to " + awaited + ". #" + other.sequence() + " was sent to "
                + other.name() + (at == null ? "" : " at " + at)
                + (channels.isReceivedNowhere(message.channel(), message.topic())
                        ? ", and nothing here receives from " + other.name()
                        : "")
                + "." + senders(awaited, message.channel()));
    }

    /** Which classes of the application can send to the awaited channel: the one that has sent, others, or none. */
    private String senders(String awaited, String other) {
        Set<String> senders = channels.senders(awaited);
        Set<String> both = new TreeSet<>(senders);
        both.retainAll(channels.senders(other));
        return senders.isEmpty() ? " No class of the application can send to " + awaited + "."
                : senders.size() > SHOWN ? ""
                        : both.isEmpty() ? " Only " + String.join(" and ", senders) + " can send to " + awaited + "."
                                : " " + String.join(" and ", both) + " can send to both.";
    }
}
