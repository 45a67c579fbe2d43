(function () {
  'use strict';

  function copied(button, done) {
    var label = button.textContent;
    var name = button.getAttribute('aria-label');
    button.textContent = done ? 'Copied' : 'Press Ctrl+C';
    button.setAttribute('aria-label', button.textContent);
    setTimeout(function () {
      button.textContent = label;
      button.setAttribute('aria-label', name);
    }, 1600);
  }

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copy(button) {
    var source = button.closest('.code').querySelector('pre');
    if (navigator.clipboard) {
      navigator.clipboard.writeText(source.textContent).then(
        function () { copied(button, true); },
        function () { select(source); copied(button, false); });
    } else {
      select(source);
      copied(button, document.execCommand('copy'));
    }
  }

  function setAll(button) {
    var open = button.dataset.open === 'true';
    document.querySelectorAll(button.dataset.within + ' details').forEach(function (each) { each.open = open; });
  }

  /* Enlarges a picture; without this script it scrolls. A factor of 0 fits it to the width. */
  function zoom(canvas, factor, x, y) {
    var picture = canvas.querySelector('svg.diagram');
    if (!picture) { return; }
    var size = picture.viewBox.baseVal;
    var width = canvas.clientWidth || Number(canvas.dataset.width);
    var before = Number(canvas.dataset.zoom || 1);
    var after = Math.min(4, Math.max(0.05, factor === 0 ? Math.min(1, width / size.width) : before * factor));
    picture.setAttribute('width', size.width * after);
    picture.setAttribute('height', size.height * after);
    canvas.scrollLeft = (canvas.scrollLeft + x) * after / before - x;
    canvas.scrollTop = (canvas.scrollTop + y) * after / before - y;
    canvas.dataset.zoom = after;
  }

  /* Fits pictures that are a little too wide, so that their text can still be read. */
  function fit(canvases) {
    var width = Math.max.apply(null, canvases.map(function (each) { return each.clientWidth; }));
    canvases.forEach(function (canvas) {
      var picture = canvas.querySelector('svg.diagram');
      canvas.dataset.width = width;
      if (picture ? width / picture.viewBox.baseVal.width > 0.6 : false) { zoom(canvas, 0, 0, 0); }
      if (picture) { showFirst(canvas, picture); }
    });
  }

  /* Shows the tables to which the others refer, which are at the left and may be far down. */
  function showFirst(canvas, picture) {
    var tables = Array.from(picture.querySelectorAll('.table')).map(function (each) {
      return each.transform.baseVal.getItem(0).matrix;
    });
    var left = tables.filter(function (each) { return 17 > each.e; }).map(function (each) { return each.f; });
    var top = Math.min.apply(null, left) * Number(canvas.dataset.zoom || 1);
    if (top > canvas.clientHeight / 2) { canvas.scrollTop = top - canvas.clientHeight / 3; }
  }

  function drag(canvas) {
    var start = null;
    canvas.classList.add('grab');
    canvas.addEventListener('pointerdown', function (event) {
      if (event.button === 0 ? event.pointerType === 'mouse' : false) {
        start = { x: event.clientX + canvas.scrollLeft, y: event.clientY + canvas.scrollTop };
      }
    });
    window.addEventListener('pointermove', function (event) {
      if (start) {
        canvas.classList.add('grabbing');
        canvas.scrollLeft = start.x - event.clientX;
        canvas.scrollTop = start.y - event.clientY;
      }
    });
    window.addEventListener('pointerup', function () {
      start = null;
      canvas.classList.remove('grabbing');
    });
    canvas.addEventListener('wheel', function (event) {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        var place = canvas.getBoundingClientRect();
        zoom(canvas, Math.exp(-event.deltaY / 300), event.clientX - place.left, event.clientY - place.top);
      }
    }, { passive: false });
  }

  /* Hides the items that do not contain all words of the field. */
  function filter(field) {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    var items = Array.from(document.querySelectorAll(field.dataset.items));
    var shown = items.filter(function (item) {
      var text = (item.querySelector('.lines') || item).textContent.toLowerCase();
      item.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      return !item.hidden;
    });
    document.getElementById('found').textContent = words.length ? shown.length + ' of ' + items.length : '';
  }

  document.querySelectorAll('input[data-items]').forEach(function (field) {
    field.addEventListener('input', function () { filter(field); });
  });
  document.addEventListener('keydown', function (event) {
    var field = document.getElementById('search');
    if (field ? event.key === '/' : false) {
      if (document.activeElement.tagName !== 'INPUT') { event.preventDefault(); field.focus(); }
    }
  });

  document.querySelectorAll('.code > .label').forEach(function (label) {
    var button = document.createElement('button');
    button.type = 'button';
    button.dataset.copy = '';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy ' + label.textContent);
    label.append(button);
  });
  document.querySelectorAll('[data-script]').forEach(function (each) { each.hidden = false; });
  document.querySelectorAll('.canvas').forEach(drag);
  fit(Array.from(document.querySelectorAll('.canvas')));
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) { return; }
    if (button.dataset.copy !== undefined) { copy(button); }
    if (button.dataset.within) { setAll(button); }
    if (button.dataset.zoom) {
      document.querySelectorAll(button.dataset.canvas).forEach(function (canvas) {
        zoom(canvas, Number(button.dataset.zoom), canvas.clientWidth / 2, canvas.clientHeight / 2);
      });
    }
  });

  var folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.from(document.querySelectorAll('details:not([open])'));
    folded.forEach(function (each) { each.open = true; });
  });
  window.addEventListener('afterprint', function () { folded.forEach(function (each) { each.open = false; }); });

  function openTarget() {
    var target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    for (var each = target; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') { each.open = true; }
    }
    if (target) { target.scrollIntoView(); }
  }
  window.addEventListener('hashchange', openTarget);
  openTarget();
})();
