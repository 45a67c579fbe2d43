(function () {
  'use strict';
  var field = document.getElementById('search');
  var list = document.getElementById('list');
  var found = document.getElementById('found');
  if (!field || !list) { return; }
  var rows = Array.from(list.tBodies[0].rows);

  function filter() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row) {
      var text = row.dataset.words;
      var matches = words.every(function (word) { return text.indexOf(word) >= 0; });
      row.hidden = !matches;
      shown += matches ? 1 : 0;
    });
    found.textContent = words.length ? shown + ' of ' + rows.length : '';
  }

  field.addEventListener('input', filter);
  field.addEventListener('keydown', function (event) {
    if (event.key === 'Enter') {
      var first = rows.find(function (row) { return !row.hidden; });
      if (first) { first.querySelector('a').click(); }
    }
  });
  filter();
})();
