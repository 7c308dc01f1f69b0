package dev.claimport.desktop.shell;

import java.util.Optional;
import java.util.function.Supplier;

/** A page that is made when it is shown for the first time: most pages are not in a whole shift, and each would be kept. Of the window's thread. */
final class WhenShown<P> {

    private final Supplier<P> make;
    private Optional<P> made = Optional.empty();

    WhenShown(Supplier<P> make) {
        this.make = make;
    }

    P get() {
        if (made.isEmpty()) {
            made = Optional.of(make.get());
        }
        return made.get();
    }
}
