package dev.claimport.bench.order;

import dev.claimport.claim.template.TemplateBody;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Problem;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a work order: a table as spreadsheets save it (RFC 4180), with a line of names above, commas, semicolons or tabs between, with or
 * without a byte order mark. One column has the serial number; part number, revision and batch may have others; all else are parameters of the
 * template. All that is wrong is named at once, each with its line, and its column counted in cells.
 */
public final class OrderFile {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    /** More than a technician reads. */
    private static final int MOST_PROBLEMS = 20;

    private OrderFile() {}

    /**
     * @param template by which columns and values are checked; empty where it cannot be read: then nobody knows which parameters it has
     * @param parameters those that all devices have
     * @throws dev.claimport.failure.FailureException {@code order-invalid}, {@code file-unreadable}
     */
    public static WorkOrder read(Path file, Optional<TemplateBody> template, Map<String, String> parameters) {
        try {
            return of(file.getFileName().toString(), SmallFile.read(file, MOST_BYTES), template, parameters);
        } catch (SmallFile.TooLargeException _) {
            throw invalid(file.toString(), List.of(OrderProblem.TOO_LARGE.problem(MOST_BYTES / 1024 / 1024)));
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }

    /** What was typed, or pasted, as it is in a file: serial numbers alone get the name of their column above them. */
    public static byte[] typed(String text) {
        byte[] table = (text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        List<OrderLine> rows = OrderLine.all(table, new ArrayList<>());
        return rows.isEmpty() || OrderTable.hasSerials(rows.getFirst()) ? table : (OrderTable.SERIALS + "\n" + text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The same of what is in a file. */
    static WorkOrder of(String name, byte[] bytes, Optional<TemplateBody> template, Map<String, String> parameters) {
        List<Problem> problems = new ArrayList<>();
        List<OrderLine> rows = OrderLine.all(bytes, problems);
        OrderTable table = new OrderTable(template, parameters, problems);
        if (problems.isEmpty()) {
            table.read(rows);
        }
        if (!problems.isEmpty()) {
            throw invalid(name, problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
        }
        return new WorkOrder(name.replaceAll("(?i)\\.(csv|txt)$", ""), table.devices());
    }

    private static RuntimeException invalid(String file, List<Problem> problems) {
        return new BenchFailure(BenchFailure.Kind.ORDER_INVALID, Map.of("file", file, "problems", List.copyOf(problems))).exception();
    }
}
