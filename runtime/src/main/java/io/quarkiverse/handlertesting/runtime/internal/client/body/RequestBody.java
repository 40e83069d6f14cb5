package io.quarkiverse.handlertesting.runtime.internal.client.body;

import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;

/** The body of a request as the test configures it. It can be sent any number of times. */
public interface RequestBody {

    RequestBody NONE = new RequestBody() {
        @Override
        public Prepared prepare(String contentType) {
            return new Prepared(null, new OutgoingBody.None());
        }

        @Override
        public String shown(int max) {
            return "";
        }
    };

    /**
     * A body to send once.
     *
     * @param mediaType for the header {@code Content-Type}; {@code null} for none
     */
    record Prepared(String mediaType, OutgoingBody body) {
    }

    /**
     * @param contentType the type that the test has set; {@code null} for the type of the body
     * @throws IllegalArgumentException if the body is text that cannot be sent in the charset of the type
     */
    Prepared prepare(String contentType);

    /**
     * The text for failure messages.
     *
     * @param max how many characters are shown
     */
    String shown(int max);
}
