package dev.claimport.cli;

import dev.claimport.practice.device.PracticeDialects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What a practice device speaks, on the command line. */
final class DialectOption {

    private DialectOption() {}

    /** @param id null where nothing is chosen */
    static Optional<PracticeDialects.Kind> of(CommandSpec spec, @Nullable String id, PracticeDialects dialects) {
        if (id != null && dialects.named(id).isEmpty()) {
            throw UsageProblem.VALUE_UNKNOWN.in(spec, "--dialect", dialects.ids());
        }
        return Optional.ofNullable(id).map(known -> new PracticeDialects.Kind(known, false));
    }
}
