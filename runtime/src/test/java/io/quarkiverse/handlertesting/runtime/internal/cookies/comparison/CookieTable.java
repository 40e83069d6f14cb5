package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The rows of the table in the documentation, in AsciiDoc. */
final class CookieTable {

    private static final int LONGEST = 40;

    private record Row(CookieCase cookieCase, List<String> sent) {

        boolean isRight(int contestant) {
            return sent.get(contestant).equals(cookieCase.expected());
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    CookieTable title(String title, int contestants) {
        text.append(contestants + 1).append("+s| ").append(title).append('\n');
        return this;
    }

    CookieTable row(CookieCase cookieCase, List<String> sent) {
        Row row = new Row(cookieCase, sent);
        rows.add(row);
        text.append("| ").append(literal(cookieCase.toString()));
        for (int i = 0; i < sent.size(); i++) {
            text.append(" | ").append(row.isRight(i) ? "✓" : shown(sent.get(i)));
            if (i == 0 && !cookieCase.bySession().equals(cookieCase.expected())) {
                text.append(" (a session, through RestAssured: ").append(shown(cookieCase.bySession())).append(')');
            }
        }
        text.append('\n');
        return this;
    }

    String withSums() {
        return text + sum("By RFC 6265", row -> !row.cookieCase().isOf6265bis())
                + sum("By 6265bis alone", row -> row.cookieCase().isOf6265bis()) + sum("All", row -> true);
    }

    private String sum(String title, Predicate<Row> which) {
        List<Row> counted = rows.stream().filter(which).toList();
        StringBuilder sum = new StringBuilder("s| ").append(title).append(", of ").append(counted.size());
        for (int i = 0; i < counted.get(0).sent().size(); i++) {
            int contestant = i;
            sum.append(" s| ").append(counted.stream().filter(row -> row.isRight(contestant)).count());
        }
        return sum.append('\n').toString();
    }

    private static String shown(String sent) {
        if (sent.isEmpty()) {
            return "_nothing_";
        }
        if (sent.startsWith("fails: ")) {
            return sent.replaceFirst(" (.*)", " `$1`");
        }
        String shown = sent.replaceAll("(.)\\1{20,}", "$1$1$1…").replace("\u0001", "\\u0001");
        return literal("`" + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + "`");
    }

    /** Makes the text between backticks literal; AsciiDoc would interpret some characters otherwise. */
    private static String literal(String text) {
        return text.replaceAll("`([^`]+)`", "`+$1+`");
    }
}
