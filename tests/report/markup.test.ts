import assert from "node:assert/strict";
import { join, markup } from "../../report/markup";

describe("markup", () => {
    it("escapes text and quoted attributes", () => {
        const nasty = `<script>alert('1')</script> & "2"`;
        assert.equal(
            markup`<p title="${nasty}">${nasty}</p>`.text,
            `<p title="&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;2&quot;">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;2&quot;</p>`,
        );
    });

    it("escapes what is in a list, and leaves markup in it as it is", () => {
        assert.equal(markup`<p>${["<", markup`<br>`, 1]}</p>`.text, "<p>&lt;<br>1</p>");
    });

    it("leaves out what is nothing, but not zero", () => {
        assert.equal(markup`<p>${undefined}${false}${""}${0}</p>`.text, "<p>0</p>");
    });

    it("leaves out the line breaks of the template, and keeps those of what is put in", () => {
        const text = markup`
            <p>
                ${"a\n  b"}
            </p>`;
        assert.equal(text.text, "<p>a\n  b</p>");
    });

    it("puts a separator between contents", () => {
        assert.equal(markup`${join([markup`<b>a</b>`, "<", "c"], ", ")}`.text, "<b>a</b>, &lt;, c");
    });
});
