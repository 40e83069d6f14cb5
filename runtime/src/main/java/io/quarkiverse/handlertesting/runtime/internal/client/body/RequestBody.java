package io.quarkiverse.handlertesting.runtime.internal.client.body;

import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;

/** What a test wants to send as the body of a request. It can be sent any number of times. */
public interface RequestBody {

    RequestBody NONE = new RequestBody() {
        @Override
        public Prepared prepare() {
            return new Prepared(null, new OutgoingBody.None());
        }

        @Override
        public String shown(int max) {
            return "";
        }
    };

    /**
     * To be sent once.
     *
     * @param mediaType for the header {@code Content-Type}; {@code null} for none
     */
    record Prepared(String mediaType, OutgoingBody body) {
    }

    Prepared prepare();

    /**
     * For failure messages.
     *
     * @param max how many characters of it
     */
    String shown(int max);
}
