package dev.claimport.device.console;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command came to.
 *
 * @param status its exit status; 0 is good
 * @param lines what was printed meanwhile, by it or by whoever else writes to the console, without empty ones
 */
record Answer(int status, List<String> lines) {

    Answer {
        lines = List.copyOf(lines);
    }

    boolean isGood() {
        return status == 0;
    }

    String text() {
        return String.join(" ", lines);
    }

    /** The first group of the first line in which that is found. */
    Optional<String> find(Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
    }
}
