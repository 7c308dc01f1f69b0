package dev.claimport.account.folder;

import java.util.List;

/** What answers for a hook's function on this computer. */
public sealed interface HookStandIn {

    /** A program that is given the request, and prints the answer. @param words its command line; where the folder has a file of a word's name, that is meant */
    record Program(List<String> words) implements HookStandIn {

        public Program {
            words = List.copyOf(words);
        }
    }

    /** Always the same answer. @param json of it */
    record Canned(String json) implements HookStandIn {}
}
