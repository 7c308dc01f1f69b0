package dev.claimport.cli.aws;

import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.Proxies;
import dev.claimport.cli.aws.arguments.Parsed;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.credentials.CredentialChain;
import dev.claimport.cli.aws.http.Client;
import dev.claimport.cli.aws.http.Trust;
import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.aws.iot.ParameterCheck;
import dev.claimport.cli.aws.iot.Timestamps;
import dev.claimport.cli.aws.output.Colours;
import dev.claimport.cli.aws.output.Destination;
import dev.claimport.cli.aws.output.Pager;
import dev.claimport.cli.aws.output.ResultFormat;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.problem.ProblemException;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One operation, from its options to its printed result. */
final class OperationRun {

    /** Of a pipe whose reader has gone, as head does. */
    private static final String READ_ENOUGH = "Broken pipe";

    private final Operation operation;
    private final Parsed own;
    private final GlobalOptions options;
    private final Session session;
    private final ProcessContext process;
    private final Rules rules;
    private final boolean asOnTheWire;
    private final DebugLog log;

    /** @param own the operation's own options */
    OperationRun(Operation operation, Parsed own, GlobalOptions options, Session session, ProcessContext process, Rules rules,
            boolean asOnTheWire, DebugLog log) {
        this.operation = operation;
        this.own = own;
        this.options = options;
        this.session = session;
        this.process = process;
        this.rules = rules;
        this.asOnTheWire = asOnTheWire;
        this.log = log;
    }

    void run() throws IOException {
        boolean paginates = paginates();
        if (operation.pages().isPresent() && !paginates) {
            Paging.refuse(own);
        }
        var files = new ParameterFile(session.environment());
        var input = new Input(operation, own, files);
        Fields parameters = input.parameters();
        Paging paging = Paging.of(own, files);
        input.addDocument(parameters);
        paginates &= operation.pages().isEmpty() || !parameters.members().containsKey("nextToken") && !parameters.members().containsKey("maxResults");
        Optional<String> skeleton = own.get(OperationOptions.SKELETON);
        if (skeleton.filter(kind -> !kind.equals("output")).isPresent()) {
            printInputSkeleton(skeleton.get());
            return;
        }
        if (operation.pages().isPresent() && !paginates) {
            paging.asParameter().ifPresent(unknown -> parameters.with("PaginationConfig", unknown));
        }
        call(parameters, paging, paginates, skeleton.isPresent());
    }

    /** Who pages by hand gets what he asks for. */
    private boolean paginates() {
        return operation.pages().isPresent() && !options.has("--no-paginate") && !own.has("--next-token") && !own.has("--max-results");
    }

    private void printInputSkeleton(String kind) throws IOException {
        try (var out = new Utf8Buffer()) {
            if (kind.equals("yaml-input")) {
                out.append(operation.yamlSkeleton());
            } else {
                Sample.input(operation, out);
            }
            out.writeTo(process.out());
        }
    }

    private void call(Fields parameters, Paging paging, boolean paginates, boolean sample) throws IOException {
        Optional<String> region = options.parsed().get("--region").or(session::region);
        region.ifPresent(Endpoint::checkRegion);
        Trust trust = new Trust(!options.has("--no-verify-ssl"),
                options.filled("--ca-bundle").or(session::caBundle).filter(path -> !path.isEmpty()).map(session.environment()::path));
        boolean signs = !options.has("--no-sign-request");
        session.settings();
        var chain = new CredentialChain(session, region, process.time());
        Optional<Supplier<AccessKeys>> credentials = signs ? chain.find() : Optional.empty();
        chain.checkSignInSession();
        Optional<String> address = options.parsed().get("--endpoint-url").or(session::endpoint);
        Optional<String> template = parameters.members().get("templateName") instanceof Text name ? Optional.of(String.valueOf(name.characters()))
                : Optional.empty();
        rules.refusal(template, region).ifPresent(why -> {
            throw Problem.general(why).exception();
        });
        String asked = region.orElseThrow(() -> Problem.noRegion().exception());
        int attempts = session.attempts();
        String where = Endpoint.withoutFips(asked);
        Endpoint endpoint = address.map(Endpoint::given).orElseGet(() -> Endpoint.ofRegion(where, !where.equals(asked), session));
        options.checkTimeouts();
        if (sample) {
            Fields output = Sample.output(operation);
            validate(parameters);
            print(destination -> one(output, destination));
            return;
        }
        var client = new Client(Proxies.of(session.environment().variables()), trust, options.timeouts(), credentials, where,
                new Client.Attempts(attempts, options.timeouts().answer(), process.time(), process.random(), Version.agent()), log);
        var service = new Service(operation, endpoint, client, new Timestamps(asOnTheWire, process.zone()), session.validatesParameters(), () -> {
            if (signs && credentials.isEmpty()) {
                throw Problem.noCredentials().exception();
            }
        });
        if (paginates) {
            print(destination -> pages(new Paginator(operation.pages().orElseThrow(), paging, service::call), parameters, destination));
        } else {
            single(parameters, service);
        }
    }

    private void single(Fields parameters, Service service) throws IOException {
        Optional<ClaimFiles> folder = own.get(OperationOptions.OUTPUT_DIR).map(path -> {
            validate(parameters);
            return ClaimFiles.in(session.environment().path(path));
        });
        Fields reply = service.call(parameters);
        try {
            Fields shown = folder.map(files -> files.write(reply)).orElse(reply);
            print(destination -> one(shown, destination));
        } finally {
            reply.wipe();
        }
    }

    private void validate(Fields parameters) {
        ParameterCheck.check(parameters, operation.input(), operation.required());
    }

    private interface Printing {
        void to(Destination destination) throws IOException;
    }

    private void print(Printing printing) throws IOException {
        String pager = pager();
        Destination destination = pager.isBlank() ? new Direct() : new Pager(pager, session.environment().variables());
        try (destination) {
            printing.to(destination);
        }
    }

    /** Blank without. */
    private String pager() {
        return process.terminal().isInteractive() && !options.has("--no-cli-pager") ? session.pager() : "";
    }

    private ResultFormat format() {
        Colours coloured = pager().isBlank() ? Colours.RESET : Colours.PLAIN;
        return new ResultFormat(options.parsed().get("--output").orElseGet(session::output), options.query(),
                options.colours(process.terminal().isInteractive(), coloured), process.terminal().width());
    }

    private void one(Value result, Destination destination) throws IOException {
        print(destination, out -> format().write(operation.name(), result, out));
    }

    private void page(Value page, Destination destination) throws IOException {
        print(destination, out -> format().writePage(operation.name(), page, out));
    }

    private static void print(Destination destination, Consumer<Utf8Buffer> writing) throws IOException {
        try (var out = new Utf8Buffer()) {
            try {
                writing.accept(out);
            } catch (ProblemException e) {
                // What comes before the part that cannot be shown is shown.
                destination.write(out);
                throw e;
            }
            if (out.isBroken()) {
                throw Problem.general("'utf-8' codec can't encode the reply: surrogates not allowed").exception();
            }
            destination.write(out);
        }
    }

    private void pages(Paginator pages, Fields parameters, Destination destination) throws IOException {
        String list = operation.pages().orElseThrow();
        if (!format().printsPages()) {
            List<Value> all = new ArrayList<>();
            var whole = new Fields();
            pages.each(parameters, page -> {
                if (page.get(list) instanceof Items(var items)) {
                    all.addAll(items);
                    whole.with(list, new Items(all));
                }
            });
            pages.resume().ifPresent(token -> whole.with("NextToken", Text.of(token)));
            one(whole, destination);
            return;
        }
        boolean text = format().style().equals("text");
        List<IOException> failed = new ArrayList<>();
        pages.each(parameters, page -> {
            try {
                page(text ? new Fields().with(list, page.get(list)) : page, destination);
            } catch (IOException e) {
                failed.add(e);
            }
        });
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        if (text && pages.resume().isPresent()) {
            one(new Fields().with("NextToken", new Fields().with("NextToken", Text.of(pages.resume().get()))), destination);
        }
    }

    /** Standard output. */
    private final class Direct implements Destination {

        @Override
        public void write(Utf8Buffer out) {
            try {
                out.writeTo(process.out());
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage());
                if (!why.contains(READ_ENOUGH)) {
                    throw Problem.general("Standard output cannot be written: " + why).exception();
                }
                log.line("Standard output is closed: %s", why);
            }
        }

        @Override
        public void close() {
            // Others may still write there.
        }
    }
}
