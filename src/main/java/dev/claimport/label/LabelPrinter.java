package dev.claimport.label;

import dev.claimport.failure.LocalFailure;
import dev.claimport.time.Alarm;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What prints labels. May block. */
public interface LabelPrinter {

    /** Where printers listen for what is to be printed. */
    int RAW_PORT = 9100;

    /**
     * By its address.
     *
     * @param address {@code tcp://host:port}; {@code queue:name} for a queue of the system that takes ZPL, {@code page:name} for one that prints pages
     * @return empty for what is none
     */
    static Optional<LabelPrinter> of(String address) {
        try {
            URI uri = URI.create(address);
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null) {
                return Optional.of(new TcpPrinter(address, uri.getHost(), uri.getPort() < 0 ? RAW_PORT : uri.getPort(), Alarm.system()));
            }
            // A name that begins with a dash would be an option.
            boolean page = "page".equals(uri.getScheme());
            return (page || "queue".equals(uri.getScheme())) && uri.getSchemeSpecificPart().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}")
                    ? Optional.of(new QueuePrinter(address, uri.getSchemeSpecificPart(), page)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** By which it is known. */
    String address();

    /**
     * Finds out whether it would print, where it tells.
     *
     * @throws dev.claimport.failure.FailureException {@code printer-…}
     */
    void requireReady();

    /** Prints. @throws dev.claimport.failure.FailureException {@code printer-unreachable} */
    void print(String zpl);

    /** @param printer its address */
    static RuntimeException unreachable(String printer, String detail) {
        return new LocalFailure(LocalFailure.Kind.PRINTER_UNREACHABLE, Map.of("printer", printer), detail).exception();
    }
}
