package io.quarkiverse.handlertesting.runtime.internal.selfcheck;

/**
 * A method of Quarkus or Vert.x that the extension expects, and that the application's version does not have.
 *
 * @param ability the part of the extension that does not work without the method
 * @param method the method, as {@link java.lang.reflect.Method#toString()} writes it but without modifiers, or its class
 * @param library the artifact that was searched, with its version
 * @param purpose the reason why the extension needs the method
 */
public record MissingMethod(Ability ability, String method, String library, String purpose) {

    @Override
    public String toString() {
        return method + " in " + library + ", for " + purpose;
    }
}
