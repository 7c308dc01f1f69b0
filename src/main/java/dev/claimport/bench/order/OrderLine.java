package dev.claimport.bench.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of a table.
 *
 * @param line where it begins, from 1, as an editor counts: a cell in quotation marks may go on in the next
 * @param cells without blanks around them, and without the empty ones at the end that spreadsheets leave
 */
record OrderLine(int line, List<String> cells) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What some programs write above a table, so that Excel knows its separator. */
    private static final Pattern SEPARATOR_NAMED = Pattern.compile("sep=(.)\\R", Pattern.CASE_INSENSITIVE);
    /** What is copied from a page has blanks that do not break, and signs that nobody sees. */
    private static final Pattern BLANKS = Pattern.compile("^[\\s\\h\\p{Cf}]+|[\\s\\h\\p{Cf}]+$");

    /** Rows that say something. @param problems where what is wrong is added: then nothing is to be made of the rows */
    static List<OrderLine> all(byte[] bytes, List<Problem> problems) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            problems.add(OrderProblem.NOT_UTF8.problem());
            return List.of();
        }
        if (text.indexOf('\0') >= 0) {
            // Of two bytes for each character.
            problems.add(OrderProblem.NOT_UTF8.problem());
            return List.of();
        }
        return all(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, problems);
    }

    private static List<OrderLine> all(String table, List<Problem> problems) {
        Matcher named = SEPARATOR_NAMED.matcher(table);
        boolean isNamed = named.lookingAt();
        List<OrderLine> rows = new ArrayList<>();
        int line = 1;
        try (MappingIterator<String[]> read = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).enable(CsvParser.Feature.TRIM_SPACES).build()
                .readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(isNamed ? named.group(1).charAt(0) : separator(table))).readValues(table)) {
            while (read.hasNextValue()) {
                line = read.getCurrentLocation().getLineNr();
                List<String> cells = cells(read.nextValue());
                if ((line > 1 || !isNamed) && !cells.isEmpty()) {
                    rows.add(new OrderLine(line, cells));
                }
            }
        } catch (JsonProcessingException _) {
            // A quotation mark that nothing ends is found out where another one stands, or at the end of the file: what has to be mended is where the row begins.
            problems.add(OrderProblem.UNREADABLE.at(new Place.Line(line)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static List<String> cells(String[] read) {
        List<String> cells = Arrays.stream(read).map(cell -> BLANKS.matcher(cell).replaceAll("")).toList();
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }

    /** Whichever stands most often in the line of names, which is the first that says something; not what stands in quotation marks there. */
    private static char separator(String table) {
        Map<Character, Integer> counts = new HashMap<>(Map.of(',', 0, ';', 0, '\t', 0));
        boolean quoted = false;
        boolean said = false;
        for (int at = 0; at < table.length(); at++) {
            char one = table.charAt(at);
            if (!quoted && said && (one == '\n' || one == '\r')) {
                break;
            }
            quoted ^= one == '"';
            if (!quoted && counts.containsKey(one)) {
                counts.merge(one, 1, Integer::sum);
            } else {
                said |= !Character.isWhitespace(one);
            }
        }
        char most = counts.get(';') > counts.get(',') ? ';' : ',';
        return counts.get('\t') > counts.get(most) ? '\t' : most;
    }
}
