package io.quarkiverse.handlertesting.runtime.internal.upstream;

import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A property as one config source has it.
 *
 * @param value the value in the source; expressions are not resolved
 */
record ConfiguredAddress(String property, String value, ConfigSource source) {

    /** Whether a mock must not override it. */
    boolean isStrong() {
        return source.getOrdinal() > UpstreamConfigSource.ORDINAL;
    }

    /** The value without a user and a query, which may be secrets. */
    String shownValue() {
        return value.replaceAll("//[^/?#]*@", "//…@").replaceAll("[?#].*", "?…");
    }

    /** {@code application.properties}, {@code a test resource} */
    String sourceText() {
        String name = source.getName();
        int file = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        if (name.contains("[source=") && name.endsWith("]") && file > 0) {
            return name.substring(file, name.length() - 1);
        }
        return switch (name) {
            case "EnvConfigSource" -> "the environment";
            case "SysPropConfigSource" -> "a system property or a @TestProfile";
            // The name that Quarkus gives to what @WithTestResource and Dev Services return.
            case "Config Override Config Source" -> "a test resource";
            default -> name;
        };
    }
}
