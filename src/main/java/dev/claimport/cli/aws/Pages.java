package dev.claimport.cli.aws;

import dev.claimport.cli.aws.json.JsonException;
import dev.claimport.cli.aws.json.JsonReader;
import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
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

/** Asks for one page of a list after another, as botocore's paginator does, and tells where it left off. */
final class Pages {

    private static final String TOKEN = "nextToken";
    private static final String PAGE_SIZE = "maxResults";
    private static final String KEPT = "boto_truncate_amount";

    private final String list;
    private final Paging paging;
    private final UnaryOperator<Fields> call;
    private Optional<String> resume = Optional.empty();

    /**
     * @param list the member that has the list
     * @param call asks for one page
     */
    Pages(String list, Paging paging, UnaryOperator<Fields> call) {
        this.list = list;
        this.paging = paging;
        this.call = call;
    }

    /** What continues the list in a later command; empty when it is complete. Known once all pages were seen. */
    Optional<String> resume() {
        return resume;
    }

    /** A place in the list: the service's token, and how many items of that page were had already. */
    private record Place(Value token, long skipped) {}

    void each(Fields parameters, Consumer<Fields> page) {
        Place place = paging.start().map(Pages::place).orElse(new Place(Value.NOTHING, 0));
        if (paging.start().isPresent()) {
            follow(parameters, place.token());
        }
        paging.pageSize().ifPresent(size -> parameters.with(PAGE_SIZE, new Whole(size)));
        Value token = place.token();
        long skipped = place.skipped();
        long seen = 0;
        Optional<Value> previous = Optional.empty();
        while (true) {
            Fields reply = call.apply(parameters);
            if (paging.start().isPresent() && previous.isEmpty() && seen == 0) {
                reply.with(list, reply.get(list) instanceof Items(var items) ? new Items(slice(items, skipped, items.size())) : Value.NOTHING);
            }
            List<Value> items = reply.get(list) instanceof Items(var found) ? found : List.of();
            long total = seen + items.size();
            long excess = paging.items().map(most -> BigInteger.valueOf(total).subtract(most).longValue()).orElse(0L);
            if (excess > 0) {
                long kept = items.size() - excess;
                reply.with(list, new Items(slice(items, 0, kept)));
                page.accept(reply);
                resume = Optional.of(encoded(token, Optional.of(kept + skipped)));
                return;
            }
            page.accept(reply);
            seen = total;
            token = reply.get(TOKEN).isTruthy() ? reply.get(TOKEN) : Value.NOTHING;
            if (token instanceof Nothing) {
                return;
            }
            if (paging.items().filter(BigInteger.valueOf(seen)::equals).isPresent()) {
                resume = Optional.of(encoded(token, Optional.empty()));
                return;
            }
            if (previous.filter(token::equals).isPresent()) {
                throw Problem.general("Error during pagination: The same next token was received twice: "
                        + Python.repr(new Fields().with(TOKEN, token))).exception();
            }
            follow(parameters, token);
            previous = Optional.of(token);
            skipped = 0;
        }
    }

    private static void follow(Fields parameters, Value token) {
        if (token instanceof Nothing || token.equals(Text.of("None"))) {
            parameters.members().remove(TOKEN);
        } else {
            parameters.with(TOKEN, token);
        }
    }

    /** As Python's slices: negative bounds count from the end, and none is too large. */
    private static List<Value> slice(List<Value> items, long from, long to) {
        int size = items.size();
        long start = Math.clamp(from < 0 ? from + size : from, 0, size);
        long end = Math.clamp(to < 0 ? to + size : to, 0, size);
        return new ArrayList<>(start < end ? items.subList((int) start, (int) end) : List.of());
    }

    private static String encoded(Value token, Optional<Long> kept) {
        var place = new Fields().with(TOKEN, token);
        kept.ifPresent(number -> place.with(KEPT, Whole.of(number)));
        try (var json = new Utf8Buffer()) {
            JsonWriter.inline(place, json);
            return Base64.getEncoder().encodeToString(json.toText().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Place place(String given) {
        try {
            String json = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
            if (JsonReader.read(json) instanceof Fields fields) {
                return new Place(fields.get(TOKEN), fields.get(KEPT) instanceof Whole(var number) ? number.longValue() : 0);
            }
            return older(given);
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
        return new Place(token.equals("None") ? Value.NOTHING : Text.of(token), skipped.map(BigInteger::longValue).orElse(0L));
    }
}
