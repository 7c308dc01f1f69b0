package dev.claimport.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.claimport.bench.order.WorkOrder;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.figures.Finished;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has become of the devices of an order, as a table beside it: {@code order.csv} has {@code order.result.csv}. */
public final class OrderResult {

    private final WorkOrder order;
    private final Map<String, List<Finished>> attempts = new HashMap<>();

    public OrderResult(WorkOrder order) {
        this.order = order;
    }

    /** Takes in an attempt; those with other devices are nothing to the order. */
    public void add(Finished finished) {
        if (order.device(finished.serial()).isPresent()) {
            attempts.computeIfAbsent(finished.serial(), _ -> new ArrayList<>()).add(finished);
        }
    }

    /** Takes in all that was tried with its devices. May block. */
    void takeIn(Attempts known) {
        known.each(order.serials(), this::add);
    }

    String name() {
        return order.name();
    }

    /** How many of the order have failed, and not passed. */
    public int failed() {
        return (int) attempts.values().stream().filter(tries -> tries.stream().noneMatch(Finished::passed) && tries.stream().anyMatch(Finished::failed)).count();
    }

    /** How many of the order have passed. */
    public int passed() {
        return (int) attempts.values().stream().filter(tries -> tries.stream().anyMatch(Finished::passed)).count();
    }

    /** How many there are. */
    public int devices() {
        return order.serials().size();
    }

    /** Where the result of an order belongs. */
    public static Path beside(Path orderFile) {
        return orderFile.resolveSibling(orderFile.getFileName().toString().replaceFirst("(?i)\\.(csv|txt)$", "") + ".result.csv");
    }

    /** @throws dev.claimport.failure.FailureException {@code file-not-writable}, {@code disk-full} */
    public void write(Path file) {
        WholeFile.replace(file, table(), WholeFile.Access.KEPT);
    }

    byte[] table() {
        var out = new ByteArrayOutputStream();
        CsvSchema columns = CsvSchema.builder().addColumns(List.of("serial", "outcome", "thing", "failure", "attempts", "last"), CsvSchema.ColumnType.STRING)
                .setUseHeader(true).setLineSeparator("\r\n").build();
        try (SequenceWriter rows = new CsvMapper().writer(columns).writeValues(out)) {
            for (String serial : order.serials()) {
                rows.write(row(serial, attempts.getOrDefault(serial, List.of())));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<String> row(String serial, List<Finished> tries) {
        Optional<Finished> shown = tries.stream().filter(Finished::passed).findFirst().or(() -> tries.isEmpty() ? Optional.empty() : Optional.of(tries.getLast()));
        return List.of(text(serial), shown.map(Finished::outcome).orElse("open"), text(shown.map(Finished::thing).orElse("")),
                shown.map(Finished::failure).orElse(""), Integer.toString(tries.size()), shown.map(last -> last.start().toString()).orElse(""));
    }

    /** What others wrote must not become a formula in a spreadsheet: an apostrophe before it makes it text there. */
    private static String text(String cell) {
        return cell.matches("(?s)[=+\\-@\t\r].*") ? "'" + cell : cell;
    }
}
