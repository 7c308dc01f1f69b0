package dev.claimport.desktop.shell;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What the rail leads to. */
enum Page {
    HAND_OVER(Material2AL.INPUT),
    BENCH(Material2MZ.VIEW_MODULE),
    RECORDS(Material2AL.ASSIGNMENT),
    TERMINAL(Material2MZ.WEB_ASSET),
    CHECK(Material2AL.FACT_CHECK),
    SETTINGS(Material2MZ.SETTINGS);

    private final Ikon icon;

    Page(Ikon icon) {
        this.icon = icon;
    }

    Ikon icon() {
        return icon;
    }

    /** The last part of its texts' keys. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
