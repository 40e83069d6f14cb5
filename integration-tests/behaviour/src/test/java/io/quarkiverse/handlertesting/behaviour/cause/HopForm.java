package io.quarkiverse.handlertesting.behaviour.cause;

/**
 * One form in which the API of a hop can be used.
 *
 * @param name the form, after the name of its row in the table of the documentation
 * @param start starts the work, in a handler
 */
record HopForm(String name, Start start) {

    /** Starts work that ends with {@link Landing#lands()}. */
    interface Start {
        void go(Landing landing) throws Exception;
    }

    /** The code at the other end of a hop. */
    interface Landing {

        /** A callback before the last one: the test has work running here, too. */
        void passes();

        /** The last callback. */
        void lands();
    }

    @Override
    public String toString() {
        return name;
    }
}
