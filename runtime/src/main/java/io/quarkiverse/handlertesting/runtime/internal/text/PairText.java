package io.quarkiverse.handlertesting.runtime.internal.text;

/**
 * The text of a cookie in a message: its name, and enough of its value to tell equal ones from different ones.
 */
public final class PairText {

    private PairText() {
    }

    /** The value of a {@code Set-Cookie} field: {@code theme=cookie(4)#a3f1; Path=/}. Control characters are not escaped. */
    public static String ofField(String setCookie) {
        int end = setCookie.indexOf(';') < 0 ? setCookie.length() : setCookie.indexOf(';');
        return of(setCookie.substring(0, end)) + setCookie.substring(end);
    }

    /** {@code theme=cookie(4)#a3f1} for {@code theme=dark} */
    public static String of(String pair) {
        int equals = pair.indexOf('=');
        return of(equals < 0 ? "" : pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
    }

    /** {@code theme=cookie(4)#a3f1}; the value alone if the name is empty */
    public static String of(String name, String value) {
        return (name.isEmpty() ? "" : name + "=") + Secrets.STANDARD.masked("cookie", value);
    }
}
