/** Browser code, served as text: the bank's question, in a dialog over the page. */
export const challenge = `
var DIALOG_CSS =
  'dialog{box-sizing:border-box;width:min(26rem,calc(100vw - 2rem));padding:1.5rem;border:1px solid #8a8f98;border-radius:8px;' +
  'background:#fff;color:#1a1f36;font:16px/1.5 system-ui,sans-serif}' +
  'dialog::backdrop{background:rgba(0,0,0,.5)}' +
  'h2{margin:0 0 .5rem;font-size:1.25rem}p{margin:0 0 1.25rem}' +
  '.row{display:flex;gap:.75rem;flex-wrap:wrap}' +
  'button{min-height:44px;padding:.5rem 1.25rem;border-radius:6px;border:1px solid #1a1f36;background:#fff;color:#1a1f36;font:inherit;cursor:pointer}' +
  'button.main{background:#1a1f36;color:#fff}button:focus-visible{outline:3px solid #0570de;outline-offset:2px}' +
  '@media (prefers-color-scheme:dark){dialog{background:#1f2430;color:#f2f3f5}button{background:#1f2430;color:#f2f3f5;border-color:#f2f3f5}' +
  'button.main{background:#f2f3f5;color:#1a1f36}}';

/* Resolves to 'complete' or 'fail'; leaving (Escape) is a refusal. */
/* English for everyone: Stripe's own test page has no other language. */
function askPayer() {
  return new Promise(function (resolve) {
    var host = make('div', { 'data-stand-in': 'stripe-challenge' });
    var root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet(DIALOG_CSS)];
    var dialog = make('dialog', { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', 'aria-describedby': 'text' });
    var row = make('div', { class: 'row' });
    var complete = make('button', { type: 'button', class: 'main' }, 'Complete');
    var fail = make('button', { type: 'button' }, 'Fail');
    row.append(complete, fail);
    dialog.append(make('h2', { id: 'title' }, '3D Secure test challenge'), make('p', { id: 'text' }, 'Your bank asks: is it you who pays?'), row);
    root.append(dialog);
    var before = document.activeElement;
    function end(outcome) {
      dialog.close();
      host.remove();
      if (before && before.focus) before.focus();
      resolve(outcome);
    }
    complete.addEventListener('click', function () { end('complete'); });
    fail.addEventListener('click', function () { end('fail'); });
    dialog.addEventListener('cancel', function (event) {
      event.preventDefault();
      end('fail');
    });
    document.body.append(host);
    dialog.showModal();
  });
}
`;
