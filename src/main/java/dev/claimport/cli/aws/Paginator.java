package dev.claimport.cli.aws;

import dev.claimport.cli.aws.json.JsonException;
import dev.claimport.cli.aws.json.JsonReader;
import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Flag;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Nothing;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Asks for one page of a list after another, as botocore's paginator does, and tells where it left off. */
final class Paginator {

    private static final String TOKEN = "nextToken";
    private static final String PAGE_SIZE = "maxResults";
    private static final String KEPT = "boto_truncate_amount";
    private static final Value NONE = Whole.of(0);
    /** Python overlooks it. */
    private static final Pattern FOREIGN_TO_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");

    private final String list;
    private final Paging paging;
    private final UnaryOperator<Fields> call;
    private Optional<String> resume = Optional.empty();

    /**
     * @param list the member that has the list
     * @param call asks for one page
     */
    Paginator(String list, Paging paging, UnaryOperator<Fields> call) {
        this.list = list;
        this.paging = paging;
        this.call = call;
    }

    /** What continues the list in a later command; empty when it is complete. Known once all pages were seen. */
    Optional<String> resume() {
        return resume;
    }

    /**
     * A place in the list.
     *
     * @param tokens parameters that lead to the page: the service's token, whatever the given one has besides
     * @param skipped how many items of that page were had already
     */
    private record Place(Fields tokens, Value skipped) {}

    void each(Fields parameters, Consumer<Fields> page) {
        Place place = paging.start().map(Paginator::place).orElse(new Place(tokens(Value.NOTHING), NONE));
        if (paging.start().isPresent()) {
            follow(parameters, place.tokens());
        }
        paging.pageSize().ifPresent(size -> parameters.with(PAGE_SIZE, new Whole(size)));
        Fields tokens = place.tokens();
        long skipped = 0;
        long seen = 0;
        Optional<Fields> previous = Optional.empty();
        while (true) {
            Fields reply = call.apply(parameters);
            if (paging.start().isPresent() && previous.isEmpty() && seen == 0) {
                skipped = index(place.skipped());
                reply.with(list, reply.get(list) instanceof Items(var items) ? new Items(slice(items, skipped, items.size())) : Value.NOTHING);
            }
            List<Value> items = reply.get(list) instanceof Items(var found) ? found : List.of();
            long total = seen + items.size();
            long excess = paging.items().map(most -> BigInteger.valueOf(total).subtract(most).longValue()).orElse(0L);
            if (excess > 0) {
                long kept = items.size() - excess;
                reply.with(list, new Items(slice(items, 0, kept)));
                page.accept(reply);
                resume = Optional.of(encoded(tokens, Optional.of(kept + skipped)));
                return;
            }
            page.accept(reply);
            seen = total;
            if (!reply.get(TOKEN).isTruthy()) {
                return;
            }
            tokens = tokens(reply.get(TOKEN));
            if (paging.items().filter(BigInteger.valueOf(seen)::equals).isPresent()) {
                resume = Optional.of(encoded(tokens, Optional.empty()));
                return;
            }
            if (previous.filter(tokens::equals).isPresent()) {
                throw Problem.general("Error during pagination: The same next token was received twice: " + Python.repr(tokens)).exception();
            }
            follow(parameters, tokens);
            previous = Optional.of(tokens);
            skipped = 0;
        }
    }

    private static Fields tokens(Value token) {
        return new Fields().with(TOKEN, token);
    }

    private static void follow(Fields parameters, Fields tokens) {
        tokens.members().forEach((name, token) -> {
            if (token instanceof Nothing || token.equals(Text.of("None"))) {
                parameters.members().remove(name);
            } else {
                parameters.with(name, token);
            }
        });
    }

    /** Where a slice begins. */
    private static long index(Value number) {
        return switch (number) {
            case Whole(var whole) -> whole.longValue();
            case Nothing _ -> 0;
            case Flag flag -> flag.isTruthy() ? 1 : 0;
            default -> throw Problem.general("slice indices must be integers or None or have an __index__ method").exception();
        };
    }

    /** As Python's slices: negative bounds count from the end, and none is too large. */
    private static List<Value> slice(List<Value> items, long from, long to) {
        int size = items.size();
        long start = Math.clamp(from < 0 ? from + size : from, 0, size);
        long end = Math.clamp(to < 0 ? to + size : to, 0, size);
        return new ArrayList<>(start < end ? items.subList((int) start, (int) end) : List.of());
    }

    private static String encoded(Fields tokens, Optional<Long> kept) {
        var place = new Fields();
        tokens.members().forEach(place::with);
        kept.ifPresent(number -> place.with(KEPT, Whole.of(number)));
        try (var json = new Utf8Buffer()) {
            JsonWriter.inline(place, json);
            return Base64.getEncoder().encodeToString(json.toText().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Place place(String given) {
        String letters = FOREIGN_TO_BASE64.matcher(given).replaceAll("");
        if (letters.length() % 4 != 0) {
            return older(given);
        }
        try {
            Value read = JsonReader.read(new String(Base64.getDecoder().decode(letters), StandardCharsets.UTF_8));
            return switch (read) {
                case Fields fields -> {
                    Value skipped = fields.members().getOrDefault(KEPT, NONE);
                    fields.members().remove(KEPT);
                    yield new Place(fields, skipped);
                }
                case Items _ -> older(given);
                default -> throw Problem.general("'" + Python.typeName(read) + "' object has no attribute 'pop'").exception();
            };
        } catch (IllegalArgumentException | JsonException _) {
            return older(given);
        }
    }

    /** The service's own token, or the form that the AWS CLI had before. */
    private static Place older(String given) {
        String[] parts = given.split("___", -1);
        Optional<BigInteger> skipped = parts.length == 2 ? Python.integer(parts[1]) : Optional.empty();
        if (parts.length > 2) {
            throw Problem.general("Bad starting token: " + given).exception();
        }
        String token = skipped.isPresent() ? parts[0] : given;
        return new Place(tokens(token.equals("None") ? Value.NOTHING : Text.of(token)), new Whole(skipped.orElse(BigInteger.ZERO)));
    }
}
