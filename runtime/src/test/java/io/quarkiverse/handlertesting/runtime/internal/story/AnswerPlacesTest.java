package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/** A failure about a status or an empty body names the line that answered the request. */
class AnswerPlacesTest {

    private final AnswerPlaces places = new AnswerPlaces();
    private final Recorded recorded = new Recorded();

    private static Optional<Clue> names(String text) {
        return Optional.of(new Clue(Weight.NAMES, text));
    }

    private static Optional<Clue> shows(String text) {
        return Optional.of(new Clue(Weight.SHOWS, text));
    }

    private Optional<Clue> ofStatus(int status) {
        return places.ofStatus(1, status, recorded.events());
    }

    private Optional<Clue> ofEmptyBody(int status) {
        return places.ofEmptyBody(1, status, recorded.events());
    }

    @Test
    void aStatusHasTheLastLineThatBuiltIt() {
        places.built(1, "TokenResource.java:20", 409, true);
        places.built(1, "TokenResource.java:31", 409, true);
        places.built(1, "TokenResource.java:35", 201, true);
        places.built(2, "Other.java:7", 409, true);
        places.ended(1, null, 409, false);
        assertEquals(shows("r1's 409 was built at TokenResource.java:31."), ofStatus(409));
        assertEquals(Optional.empty(), ofStatus(404));
    }

    @Test
    void aLineThatEndedTheResponseComesFirst() {
        places.built(1, "TokenResource.java:31", 409, true);
        places.ended(1, "TokenRoute.java:44", 409, false);
        assertEquals(shows("r1 was answered with 409 at TokenRoute.java:44."), ofStatus(409));
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403, 500, 502 })
    void aStatusWithAReasonElsewhereComesLast(int status) {
        places.built(1, "TokenResource.java:31", status, true);
        assertEquals(Optional.of(new Clue(Weight.STATE, "r1's " + status + " was built at TokenResource.java:31.")),
                ofStatus(status));
    }

    @Test
    void anEmptyBodyHasTheLineThatBuiltTheResponseWithoutAnEntity() {
        places.built(1, "PaymentResource.java:40", 200, false);
        places.ended(1, null, 200, true);
        assertEquals(names("r1's response was built at PaymentResource.java:40 with status 200 and no entity."),
                ofEmptyBody(200));
    }

    @Test
    void anEmptyBodyHasTheLineThatEndedTheResponse() {
        places.ended(1, "PaymentRoute.java:40", 200, true);
        assertEquals(names("r1 was answered with 200 and no body at PaymentRoute.java:40."), ofEmptyBody(200));
    }

    @Test
    void aResponseWithABodyIsNotNamedAsEmpty() {
        places.built(1, "PaymentResource.java:38", 200, false);
        places.built(1, "PaymentResource.java:40", 200, true);
        places.ended(1, "PaymentRoute.java:40", 200, false);
        assertEquals(Optional.empty(), ofEmptyBody(200));
    }

    @Test
    void anExceptionSaysMoreThanTheLineOfItsMapper() {
        places.built(1, "ErrorMapper.java:12", 409, true);
        recorded.add(Origin.FAILURE, "any", new Failed(true));
        assertEquals(Optional.empty(), ofStatus(409));
        assertEquals(Optional.empty(), ofEmptyBody(409));
    }

    @Test
    void anExceptionOfATaskOrOfAnotherRequestDoesNot() {
        places.built(1, "TokenResource.java:31", 409, true);
        recorded.add(Origin.FAILURE, "any", new Failed(false));
        recorded.by(Recorded.R2).add(Origin.FAILURE, "any", new Failed(true));
        assertEquals(shows("r1's 409 was built at TokenResource.java:31."), ofStatus(409));
    }

    private Optional<Clue> ofEnd() {
        return places.ofEnd(1, 200, recorded.events());
    }

    @Test
    void aStreamHasTheLineThatEndedIt() {
        places.completed(1, "ChatResource.java:12");
        places.ended(1, "ChatStream.java:66", 200, false);
        assertEquals(names("r1's response was ended at ChatStream.java:66."), ofEnd());
    }

    @Test
    void aStreamThatEndedBeforeItBeganSaysSo() {
        places.ended(1, "ChatStream.java:60", 200, true);
        assertEquals(names("r1's response was ended at ChatStream.java:60, before anything was written."), ofEnd());
    }

    @Test
    void aResponseWithoutAnEntityIsNoStream() {
        places.built(1, "ChatResource.java:40", 200, false);
        places.ended(1, null, 200, true);
        assertEquals(names("r1's response was built at ChatResource.java:40 with status 200 and no entity."), ofEnd());
    }

    @Test
    void aCompletedStreamMayHaveEndedTheResponse() {
        places.completed(1, "ChatResource.java:12");
        places.completed(2, "ChatResource.java:14");
        places.ended(1, null, 200, false);
        assertEquals(Optional.of(new Clue(Weight.SHOWS, "A stream of r1 was completed at ChatResource.java:12.")), ofEnd());
    }

    @Test
    void workOfAnotherRequestIsNamedWithWhatItSentLast() {
        recorded.add(Origin.HTTP, "GET /progress/6", "GET /progress/6");
        recorded.by(Recorded.R2);
        recorded.add(Origin.CDI, "Completed", new CdiEvent("6", Set.of()));
        recorded.add(Origin.EVENT_BUS, "downloads.completed", new BusMessage("downloads.completed", "7", Map.of(), true));
        recorded.add(Origin.EVENT_BUS, "downloads.completed", new BusMessage("downloads.completed", "8", Map.of(), true));
        places.endedByAnother(1, 2, 3, "Progress.java:44", 200, false);
        assertEquals(shows("r1's response was ended at Progress.java:44 by work of r2, after the message \"7\" to"
                + " downloads.completed that r2 sent; r1 is POST /pull."), ofEnd());
        assertEquals(shows("r1 was answered with 200 at Progress.java:44 by work of r2, after the message \"7\" to"
                + " downloads.completed that r2 sent; r1 is POST /pull."), ofStatus(200));
        places.endedByAnother(1, 2, 2, null, 200, true);
        assertEquals(shows("r1's response was ended, before anything was written, by work of r2, after the event \"6\" that"
                + " r2 fired; r1 is POST /pull."), ofEnd());
    }

    private List<Clue> find(OptionalLong request) {
        return places.find(new Scene(recorded.events(), request, null));
    }

    @Test
    void anEarlierStreamThatTheMessageOfAnotherIdEndedIsAClue() {
        recorded.by(new Cause(1, "GET /progress/6")).add(Origin.HTTP, "GET /progress/6", "GET /progress/6");
        recorded.by(Recorded.R2).add(Origin.EVENT_BUS, "downloads.completed",
                new BusMessage("downloads.completed", "7", Map.of(), true));
        places.endedByAnother(1, 2, 2, "Progress.java:44", 200, false);
        List<Clue> ended = List.of(new Clue(Weight.SHOWS, "r1's response was ended at Progress.java:44 by work of r2, after"
                + " the message \"7\" to downloads.completed that r2 sent; r1 is GET /progress/6."));
        assertEquals(ended, find(OptionalLong.empty()));
        assertEquals(ended, find(OptionalLong.of(3)));
        assertEquals(List.of(), find(OptionalLong.of(1)));
    }

    @ParameterizedTest
    @CsvSource({ "GET /progress/6,6", "GET /progress/6,finished", "GET /progress,7", "GET /progress/v16,7" })
    void anEarlierStreamThatAMessageWithoutAnotherIdEndedIsNone(String request, String message) {
        recorded.by(new Cause(1, request)).add(Origin.HTTP, request, request);
        recorded.by(Recorded.R2).add(Origin.EVENT_BUS, "downloads.completed",
                new BusMessage("completed", message, Map.of(), true));
        places.endedByAnother(1, 2, 2, "Progress.java:44", 200, false);
        assertEquals(List.of(), find(OptionalLong.of(3)));
    }

    @Test
    void workOfAnotherRequestMayHaveSentNothing() {
        places.endedByAnother(1, 2, 0, "Progress.java:44", 200, false);
        assertEquals(shows("r1's response was ended at Progress.java:44 by work of r2."), ofEnd());
    }

    private List<Clue> unfinished(long request) {
        return places.find(new Scene(recorded.events(), OptionalLong.of(request), null, Missing.REST));
    }

    @Test
    void aResponseThatDoesNotEndHasTheMethodThatWroteLast() {
        places.wrote(1, "ChatStream.java:40", () -> "ChatStream.onSubscribe(ChatStream.java:40)");
        places.wrote(1, "ChatStream.java:49", () -> "ChatStream.onNext(ChatStream.java:49)");
        places.wrote(1, "ChatStream.java:49", () -> fail("the line is the same"));
        places.wrote(2, "Chat.java:7", () -> null);
        assertEquals(List.of(new Clue(Weight.STATE, "r1 wrote to a response last in ChatStream.onNext(ChatStream.java:49);"
                + " no code has ended r1's response.")), unfinished(1));
        assertEquals(List.of(new Clue(Weight.STATE, "r2 wrote to a response last in Chat.java:7; no code has ended r2's"
                + " response.")), unfinished(2));
        assertEquals(List.of(), find(OptionalLong.of(1)));
        places.ended(1, null, 200, false);
        assertEquals(List.of(), unfinished(1));
    }

    @Test
    void aLineWithItsCallerIsApartFromTheOtherRequest() {
        places.endedByAnother(1, 2, 0, "Progress.java:44, called by Progress.update(Progress.java:30)", 200, false);
        assertEquals(shows("r1's response was ended at Progress.java:44, called by Progress.update(Progress.java:30), by work"
                + " of r2."), ofEnd());
    }

    @Test
    void onlyTheLastOnesAreKept() {
        IntStream.rangeClosed(1, 101).forEach(request -> {
            places.built(request, "TokenResource.java:31", 409, true);
            places.ended(request, "TokenRoute.java:44", 404, true);
        });
        assertEquals(Optional.empty(), ofStatus(409));
        assertEquals(Optional.empty(), ofStatus(404));
        assertEquals(shows("r2 was answered with 404 at TokenRoute.java:44."), places.ofStatus(2, 404, List.of()));
    }

    private record Failed(boolean isRequest) implements FailedWork {

        @Override
        public String work() {
            return "task";
        }

        @Override
        public Throwable thrown() {
            return new IllegalStateException();
        }

        @Override
        public boolean isHandled() {
            return true;
        }

        @Override
        public String thrownAt() {
            return null;
        }

        @Override
        public String startedAt() {
            return null;
        }
    }
}
