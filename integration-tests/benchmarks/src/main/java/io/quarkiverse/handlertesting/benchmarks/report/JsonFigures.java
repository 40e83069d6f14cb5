package io.quarkiverse.handlertesting.benchmarks.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.figure.Numbers;

/** The figures for programs: a JSON array with an object for each figure. */
final class JsonFigures {

    private JsonFigures() {
    }

    static String of(Report report) throws JsonProcessingException {
        List<Map<String, Object>> list = report.figures().stream().map(figure -> properties(figure, report.conditions()))
                .toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
    }

    private static Map<String, Object> properties(Figure figure, String conditions) {
        Map<String, BigDecimal> peers = new LinkedHashMap<>();
        figure.peers().forEach((name, value) -> peers.put(name, Numbers.round(value)));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", figure.name());
        properties.put("unit", figure.unit().symbol());
        properties.put("ours", Numbers.round(figure.ours()));
        properties.put("peers", peers);
        properties.put("ratio", figure.ratio().isPresent() ? Numbers.round(figure.ratio().getAsDouble()) : null);
        properties.put("conditions", figure.conditions() + "; " + conditions);
        return properties;
    }
}
