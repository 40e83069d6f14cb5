package io.quarkiverse.handlertesting.runtime.internal.oidc;

/** The optional library that signs tokens: not every application has it. */
public final class JwtLibrary {

    private JwtLibrary() {
    }

    public static boolean isPresent() {
        try {
            Class.forName("io.smallrye.jwt.build.Jwt", false, JwtLibrary.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /**
     * @throws IllegalStateException if the application does not have the library; the message names the dependency to add
     */
    static void check() {
        if (!isPresent()) {
            throw new IllegalStateException("OidcUpstream signs its tokens with smallrye-jwt-build, which comes with"
                    + " quarkus-smallrye-jwt and with quarkus-oidc. The application has neither: add"
                    + " io.smallrye:smallrye-jwt-build, with scope test and without a version, which the BOM of Quarkus has.");
        }
    }
}
