package dev.claimport.desktop.template;

import dev.claimport.account.check.Severity;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** How bad something is, told by shape: a stop sign, a triangle, a circle. */
final class FindingSigns {

    static final String STYLE = "finding-";

    private FindingSigns() {}

    static Ikon of(Severity severity) {
        return switch (severity) {
            case BREAKS -> Material2MZ.REPORT;
            case SURPRISES -> Material2MZ.WARNING;
            case ADVICE -> Material2AL.INFO;
        };
    }
}
