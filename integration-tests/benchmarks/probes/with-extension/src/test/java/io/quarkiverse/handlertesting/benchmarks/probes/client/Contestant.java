package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.Arrays;
import java.util.function.Function;

/** Each way to send requests, by the name that its samples have. */
enum Contestant {

    IN_PROCESS("HandlerClient in process", sample -> new HandlerSender(sample.client().get().inProcess())),
    OVER_SOCKET("HandlerClient over a socket", sample -> new HandlerSender(sample.client().get().overSocket())),
    REST_ASSURED("RestAssured", sample -> new RestAssuredSender()),
    JDK("java.net.http", sample -> new JdkSender(sample.address())),
    VERTX("Vert.x HttpClient", sample -> new VertxSender(sample.vertx(), sample.address())),
    HOP("event-loop hop", sample -> new EventLoopHop(sample.vertx()));

    private final String label;
    private final Function<SampleApplication, Sender> opener;

    Contestant(String label, Function<SampleApplication, Sender> opener) {
        this.label = label;
        this.opener = opener;
    }

    static Contestant of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst().orElseThrow();
    }

    String label() {
        return label;
    }

    /** Opens a client that was not used before, so that its start is part of the first request. */
    Sender open(SampleApplication sample) {
        return opener.apply(sample);
    }
}
