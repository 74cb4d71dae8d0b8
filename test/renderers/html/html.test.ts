import { expect, test } from 'vitest';
import { html, Markup } from '../../../src/renderers/html/html.ts';

test('whatever a stranger wrote stands in the page as text', () => {
  const hostile = `<script>alert('x')</script> " & '`;
  expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
    '<p title="&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot; &amp; &#39;">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot; &amp; &#39;</p>',
  );
});

test('control characters and turned text become visible', () => {
  expect(String(html`<p>${'\u001b[2J \u202eevil'}</p>`)).toBe('<p>␛[2J &lt;U+202E&gt;evil</p>');
});

test('markup within markup is not escaped again, lists are joined, and nothing leaves nothing', () => {
  expect(String(html`<ul>${['a', '<b>'].map((text) => html`<li>${text}</li>`)}${undefined}${false}${0}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
  );
  expect(String(html`${Markup.own('<br>')}`)).toBe('<br>');
});
