package io.quarkiverse.handlertesting.modelhub.token;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

public record TokenRequest(@NotBlank String name, @NotNull TokenScope scope) {
}
