import test from 'ava'
import { plainText } from './plain-text.ts'

for (const [html, text] of [
  [
    '<p>Soft <strong>cotton</strong> &amp; linen.</p>\n<ul><li>Cool</li><li>Light</li></ul>',
    'Soft cotton & linen.\n\nCool\nLight',
  ],
  ['one<br>two<br/>three', 'one\ntwo\nthree'],
  ['Tea &#39;n&#x27; milk&nbsp;2&deg;', "Tea 'n' milk 2°"],
  ['<p>a</p><script>alert(1)</script><style>b{}</style><p>c</p>', 'a\nc'],
  ['<a href="javascript:alert(1)" onclick="x">link</a> <img src=x onerror=alert(1)>', 'link'],
  ['<b>never closed', 'never closed'],
  ['one\\ntwo', 'one\ntwo'],
  ['1 < 2 & 3 > 2', '1 < 2 & 3 > 2'],
  ['size <M>, AT&T; R&D', 'size <M>, AT&T; R&D'],
  ['plain\n\n  as it is ', 'plain\n\n  as it is '],
] as const)
  test(`text of ${JSON.stringify(html)}`, (t) => {
    t.is(plainText(html), text)
  })

test('what is too long to be taken apart stays as it is', (t) => {
  const html = '<b>'.repeat(11_000)
  t.is(plainText(html), html)
})
